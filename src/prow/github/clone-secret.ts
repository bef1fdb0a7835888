import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ProwModel } from '../prow-model';

/** The key that clones stands in a Secret of its own: only clonerefs may have it, and other containers of Prow need the others. */
export function cloneSecretFindings({ github: { cloneApp }, jobsNamespace, storage: { credentials } }: ProwModel): readonly Finding[] {
  if (cloneApp === undefined || cloneApp.secretName !== credentials?.secretNames.jobs) return [];
  return [{
    what: `cloneApp.secretName ${quote(cloneApp.secretName)} is the Secret of the store in ${quote(jobsNamespace)} too, which other containers read`,
    instead: 'give cloneApp a Secret of its own', code: 'KeyUsedTwice',
  }];
}
