import 'core-js/actual';
import { findInTexts } from '../../../app/core/find';
import { serve } from '../serve';
import type { FindReply, FindRequest } from './messages';

/** The search runs here: an expression that never ends must not stop the typing. */
serve(({ texts, query }: FindRequest): FindReply => findInTexts(texts, query));
