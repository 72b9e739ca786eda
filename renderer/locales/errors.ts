/** What a person is told of a failure; the words are in core, where main and the command line find them too. */
export { failureText as errorText } from '../../app/core/base/failure-text';
