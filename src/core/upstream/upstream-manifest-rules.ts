import { dnsSubdomain } from '../names';
import { passes, PropsReader, Rule, shape } from '../props';
import { quote } from '../quote';
import { text } from '../safe-text';
import { jsonObject, list } from '../values';
import { UpstreamWaits, UpstreamWorkload } from './upstream-manifest-plan';
import { UpstreamWait } from './upstream-manifest-options';

/** Words that mean something else tomorrow. */
const MOVING = ['latest', 'main', 'master', 'head', 'stable', 'edge'];

/** A version as tags are written. It becomes part of addresses, file names and a script. */
export const upstreamVersion: Rule<string> = (value, report) => {
  if (passes(text, value, report)) {
    if (MOVING.includes(value.toLowerCase())) report({ what: `${quote(value)} means another version tomorrow`, instead: 'name one that stays, like "v1.21.1"', code: 'UpstreamNotPinned' });
    else if (!/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/.test(value)) report({ what: `${quote(value)} is not a version`, instead: 'write one like "v1.21.1"', code: 'UpstreamVersionInvalid' });
  }
  return value as string;
};

export const sha256: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[0-9a-f]{64}$/.test(value)) {
    const digits = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(value)?.[1].toLowerCase();
    report({
      what: digits === undefined ? `${quote(value)} is not a SHA-256` : 'the SHA-256 is not in 64 small digits alone',
      instead: digits === undefined ? 'write 64 hexadecimal digits, as sha256sum prints them' : `write "${digits}"`,
      code: 'Sha256Invalid',
    });
  }
  return value as string;
};

const workload: Rule<UpstreamWorkload> = (value, report) => {
  const [, kind, namespace, name] = /^(deployment|daemonset|statefulset)\/([a-z0-9][a-z0-9-]*)\/([a-z0-9][a-z0-9.-]*)$/.exec(String(value)) ?? [];
  if (typeof value !== 'string' || name === undefined) {
    report({ what: `${quote(value)} is not a workload`, instead: 'write "deployment/NAMESPACE/NAME", "daemonset/…" or "statefulset/…"', code: 'WorkloadInvalid' });
  }
  return { kind, namespace, name };
};

export const waitFor: Rule<UpstreamWaits> = shape<UpstreamWait, UpstreamWaits>((p) => {
  const accepted = p.optional('accepted', jsonObject);
  return {
    crds: p.optional('crds', list(dnsSubdomain), []),
    workloads: p.optional('workloads', list(workload), []),
    probes: accepted === undefined ? [] : [accepted],
  };
});

/** Properties that every manifest has. */
interface Downloaded {
  readonly url?: string;
  readonly sha256?: string;
}

/** What is not compared with a sum must at least come from who it says it comes from. */
export function checkTransport<P extends Downloaded>(p: PropsReader<P>, url: string | undefined, sum: string | undefined): void {
  if (typeof url !== 'string' || !url.startsWith('http://') || sum !== undefined) return;
  p.problem('url' as keyof P & string, {
    what: `${quote(url)} is not encrypted, and there is no sha256 to compare with`,
    instead: `write ${quote(url.replace(/^http:/, 'https:'))}, or give sha256`,
    code: 'UpstreamUrlInsecure',
  });
}
