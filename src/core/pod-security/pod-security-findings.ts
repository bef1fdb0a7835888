import { Finding } from '../problem';
import { Note } from '../props';
import { quote } from '../quote';
import { PodSecurityLevel } from './pod-security-level';
import { PodViolation } from './pod-violations';

const LOOSER = { [PodSecurityLevel.BASELINE]: PodSecurityLevel.PRIVILEGED, [PodSecurityLevel.RESTRICTED]: PodSecurityLevel.BASELINE } as const;

/** The strictest level under which something would pass. */
export function levelFor({ level }: Pick<PodViolation, 'level'>): PodSecurityLevel {
  return LOOSER[level];
}

/** A violation in words, with what else would answer it than a change of the pod. */
export function violationFinding({ what, instead }: PodViolation, level: PodSecurityLevel, namespace: string, otherwise: string): Finding {
  return {
    what: `${what} is refused by Pod Security ${quote(level)}, the level of namespace ${quote(namespace)}`,
    instead: `${instead}, or ${otherwise}`, code: 'PodSecurityRefused',
  };
}

/** Where a violation stands, given where the pod and its annotations do. */
export function violationAt({ at, inAnnotations }: PodViolation, pod: Note, annotations: Note): Note {
  return inAnnotations ? annotations.at(at) : pod.at(at);
}
