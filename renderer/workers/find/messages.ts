import type { FindQuery, FindText, Found } from '../../../app/core/find';
import type { Result } from '../../../app/core/result';

export type FindRequest = { readonly texts: readonly FindText[]; readonly query: FindQuery };
export type FindReply = Result<Found, 'bad-pattern'>;
