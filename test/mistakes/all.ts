import { EXPOSURE } from './exposure';
import { Mistake } from './mistake';

/** Filled by the files beside this one. */
export const MISTAKES: readonly Mistake[] = [...EXPOSURE];
