import { image } from '../../core/names';
import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';

/** The first versions that are there are of 0.26; older ones are at Docker Hub alone. Source: flannel-io/flannel#2161. */
const FIRST_MINOR = 26;

/** An image of flanneld; of those that its own project publishes, one that is there. */
export const flannelImage: Rule<string> = (value, report) => {
  if (!passes(image, value, report)) return value as string;
  const [, minor] = /^ghcr\.io\/flannel-io\/flannel:v0\.(\d+)\./.exec(value) ?? [];
  if (minor !== undefined && Number(minor) < FIRST_MINOR) {
    report({ what: `${quote(value)} was never there: ghcr.io has Flannel from v0.${FIRST_MINOR} on`, instead: `write ${quote(value.replace('ghcr.io/flannel-io', 'docker.io/flannel'))}`, code: 'ImageNotPublished' });
  }
  return value;
};
