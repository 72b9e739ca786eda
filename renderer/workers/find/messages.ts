import type { FindQuery, FindText, Found } from '../../../app/core/edit/find';
import type { Result } from '../../../app/core/base/result';

export type FindRequest = { readonly texts: readonly FindText[]; readonly query: FindQuery };
export type FindReply = Result<Found, 'bad-pattern'>;
