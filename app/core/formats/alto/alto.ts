export { readAlto } from './alto-read';
export { writeAlto, type AltoOptions } from './alto-write';
