export { readHocr } from './hocr-read';
export { writeHocr, type HocrOptions } from './hocr-write';
