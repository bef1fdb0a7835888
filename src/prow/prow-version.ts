import { quote } from '../core/quote';
import { DEFAULT_PROW_VERSION } from './images';

/** What a tag as Prow's project makes them says of its day: `v20260821-a61940897`. */
const TAG = /^v(20\d{6})-[0-9a-f]{6,40}$/;

/** Faults that are mended, by the first day on which they are. Source: the history of github.com/kubernetes-sigs/prow up to a61940897. */
const MENDED: readonly (readonly [string, string])[] = [
  ['20260417', 'hook reads the SHA-1 signature of a webhook and refuses one that is signed with SHA-256 alone'],
  ['20260518', 'deck can be led by forged links of spyglass to ask other servers for files'],
  ['20260629', 'processes that git leaves behind pile up until the pod has no room for further ones'],
];

/** The day of a version; undefined where its tag is of another form. */
export function prowVersionDay(version: string): string | undefined {
  return TAG.exec(version)?.[1];
}

/** Whether everything that is known of Prow here is known of this version. */
export function isKnownProwVersion(version: string): boolean {
  return version === DEFAULT_PROW_VERSION;
}

/** True for versions that came after the one that is known here. */
export function isLaterProwVersion(version: string): boolean {
  const [day, known] = [prowVersionDay(version), prowVersionDay(DEFAULT_PROW_VERSION)];
  return day !== undefined && known !== undefined && day > known;
}

/** What should be known of a version before it is applied. */
export function prowVersionWarnings(version: string): readonly string[] {
  if (isKnownProwVersion(version)) return [];
  const day = prowVersionDay(version);
  const faults = MENDED.filter(([since]) => day !== undefined && day < since);
  const [last] = MENDED[MENDED.length - 1];
  return [
    ...(faults.length === 0
      ? [] : [`prowVersion ${quote(version)} is older than v${last}: ${faults.map(([, fault]) => fault).join('; ')}. Use ${DEFAULT_PROW_VERSION}.`]),
    `prowVersion ${quote(version)} is not ${DEFAULT_PROW_VERSION}, by which flags, jobs and configuration are read here: what it added, `
      + 'renamed or removed is not known.',
    ...(isLaterProwVersion(version)
      ? ['ghproxy gets no --legacy-disable-disk-cache-partitions-by-auth-header, because Prow is going to remove that flag: where this version still has it, '
        + 'write "--legacy-disable-disk-cache-partitions-by-auth-header=false" in ghproxy.extraArgs, or answers for one token are given to another.'] : []),
  ];
}
