import { dnsSubdomain } from '../names';
import { httpUrl } from '../net';
import { also, Fields, optional, Props, Rule, shape } from '../props';
import { quote } from '../quote';
import { text } from '../safe-text';
import { jsonObject, list } from '../values';
import { UpstreamWait } from './upstream-manifest-options';
import { UpstreamWaits, UpstreamWorkload } from './upstream-manifest-plan';

/** Words that mean something else tomorrow. */
const MOVING = ['latest', 'main', 'master', 'head', 'stable', 'edge'];

/** A version as tags are written. It becomes part of addresses, file names and a script. */
export const upstreamVersion = also(text, (value) => {
  if (MOVING.includes(value.toLowerCase())) return { what: `${quote(value)} means another version tomorrow`, instead: 'name one that stays, like "v1.21.1"', code: 'UpstreamNotPinned' };
  if (/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/.test(value)) return undefined;
  return { what: `${quote(value)} is not a version`, instead: 'write one like "v1.21.1"', code: 'UpstreamVersionInvalid' };
});

/** The same of a project whose tags begin with a letter. */
export const taggedVersion = also(upstreamVersion, (value) => (!/^\d/.test(value) ? undefined
  : { what: `${quote(value)} is no tag: those of this project begin with "v"`, instead: `write ${quote(`v${value}`)}`, code: 'UpstreamVersionInvalid' }));

/** Pages about a file, and where the file itself is: GitHub's and GitLab's. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|tree|edit)\//, 'https://raw.githubusercontent.com/$1/'],
  [/^(https?:\/\/.*\/-)\/(?:blob|tree|edit)\//, '$1/raw/'],
];

/** Where the bytes of a manifest are. */
export const manifestUrl = also(httpUrl, (value) => {
  const [page, file] = PAGES.find(([pattern]) => pattern.test(value)) ?? [];
  return page === undefined || file === undefined ? undefined
    : { what: `${quote(value)} is a page about the file`, instead: `write ${quote(value.replace(page, file))}`, code: 'UpstreamUrlIsPage' };
});

export const sha256 = also(text, (value) => {
  if (/^[0-9a-f]{64}$/.test(value)) return undefined;
  const digits = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(value)?.[1].toLowerCase();
  return {
    what: digits === undefined ? `${quote(value)} is not a SHA-256` : 'the SHA-256 is not in 64 small digits alone',
    instead: digits === undefined ? 'write 64 hexadecimal digits, as sha256sum prints them' : `write "${digits}"`,
    code: 'Sha256Invalid',
  };
});

const workload: Rule<UpstreamWorkload> = (value, report) => {
  const [, kind, namespace, name] = /^(deployment|daemonset|statefulset)\/([a-z0-9][a-z0-9-]*)\/([a-z0-9][a-z0-9.-]*)$/.exec(String(value)) ?? [];
  if (typeof value === 'string' && name !== undefined) return { kind, namespace, name };
  return report({ what: `${quote(value)} is not a workload`, instead: 'write "deployment/NAMESPACE/NAME", "daemonset/…" or "statefulset/…"', code: 'WorkloadInvalid' });
};

const WAIT = {
  crds: optional(list(dnsSubdomain), []),
  workloads: optional(list(workload), []),
  accepted: optional(jsonObject),
} satisfies Fields<UpstreamWait>;

export const waitFor: Rule<UpstreamWaits> = shape(WAIT, ({ crds, workloads, accepted }) => (
  { crds, workloads, probes: accepted === undefined ? [] : [accepted] }
));

/** What is not compared with a sum must at least come from who it says it comes from. */
export function checkTransport(p: Props<'url'>, url: string, sum: string | undefined): void {
  if (!url.startsWith('http://') || sum !== undefined) return;
  p.problem('url', {
    what: `${quote(url)} is not encrypted, and there is no sha256 to compare with`,
    instead: `write ${quote(url.replace(/^http:/, 'https:'))}, or give sha256`,
    code: 'UpstreamUrlInsecure',
  });
}
