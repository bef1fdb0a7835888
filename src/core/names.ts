import { imageReference } from './image-reference';
import { also, Rule } from './props';
import { looksLikeSecret, quote } from './quote';
import { isRetypedScalar, text } from './safe-text';
import { withoutSecret } from './secret-values';
import { ErrorCode } from './error-catalogue';

/** The nearest legal name to what was written, to be offered in an error; a secret would be shown by it. */
function asLabel(value: string): string {
  return looksLikeSecret(value) ? '' : value.toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 63).replace(/-+$/, '');
}

function named(pattern: RegExp, longest: number, what: string, remedy: (value: string) => string, code: ErrorCode): Rule<string> {
  return also(text, (value) => {
    if (value.length > longest) return { what: `${quote(value)} has ${value.length} characters`, instead: `shorten it to ${longest}`, code: 'NameTooLong' };
    return pattern.test(value) ? undefined : { what: `${quote(value)} is not ${what}`, instead: remedy(value), code };
  });
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

function offer(value: string): string {
  const label = asLabel(value);
  return label ? `write ${quote(label)}` : 'use lower-case letters, digits and hyphens';
}

/** RFC 1123 label, at most 63 characters: namespaces, Services, containers, volumes. */
export const dnsLabel = named(LABEL, 63, 'a DNS label', offer, 'NameNotDnsLabel');

/** RFC 1035 label, which begins with a letter: Services. Source: Kubernetes pkg/apis/core/validation at v1.33.13. */
export const serviceLabel = named(/^[a-z]([-a-z0-9]*[a-z0-9])?$/, 63, 'the name of a Service', () => 'begin with a letter, and use lower-case letters, digits and hyphens', 'ServiceNameInvalid');

/** RFC 1123 subdomain, at most 253 characters: most other object names. */
export const dnsSubdomain = named(SUBDOMAIN, 253, 'a DNS subdomain', offer, 'NameNotDnsSubdomain');

/** A name of an existing Secret. What is refused is not shown, in case it is the secret itself; a key in hexadecimal would be a legal name. */
export const secretName: Rule<string> = (value, report) => {
  if (typeof value === 'string' && value.length <= 253 && SUBDOMAIN.test(value) && !looksLikeSecret(value) && !isRetypedScalar(value)) return value;
  return report({
    what: 'what was given (not shown) is not the name of a Secret', instead: 'give the name of a Secret in the cluster, never its content', code: 'SecretNameInvalid',
  });
};

/** A key in a Secret or ConfigMap; not what would stand there. */
export const dataKey = withoutSecret(
  named(/^(?!\.\.?$|\.\.)[-._a-zA-Z0-9]+$/, 253, 'a key of a Secret or ConfigMap', () => 'use letters, digits, "-", "_" and "."', 'DataKeyInvalid'));

/** An environment variable as every shell takes it. */
export const environmentName = named(/^[A-Za-z_][A-Za-z0-9_]*$/, 253, 'the name of an environment variable', () => 'use letters, digits and "_"', 'EnvironmentNameInvalid');

/** An absolute path inside a container or on a node. */
export const absolutePath = named(/^(?!.*\/\.\.(\/|$))\/[^:]*$/, 4096, 'an absolute path', () => 'begin with "/" and leave out ".." and ":"', 'PathNotAbsolute');

const labelText = named(/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/, 63, 'a label value', (v) => (asLabel(v) ? `write ${quote(asLabel(v))}` : 'use letters, digits, "-", "_" and "."'), 'LabelValueInvalid');

/** The value of a label: empty, or at most 63 letters, digits, `-`, `_`, `.`. */
export const labelValue: Rule<string> = labelText;

/** A label's or annotation's key: `[prefix/]name`. */
export const qualifiedName: Rule<string> = (value, report) => {
  if (typeof value === 'string') {
    const parts = value.split('/');
    const name = parts.pop() as string;
    const legal = parts.length <= 1 && QUALIFIED.test(name) && name.length <= 63 && parts.every((p) => SUBDOMAIN.test(p) && p.length <= 253);
    if (legal && !isRetypedScalar(value)) return value;
  }
  return report({ what: `${quote(value)} is not a label or annotation key`, instead: 'write "name" or "example.com/name"', code: 'QualifiedNameInvalid' });
};

const REPOSITORY = /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(\/(?!\.{1,2}$|.*\.git$)[A-Za-z0-9._-]{1,100})?$/;

/** As servers of Gerrit are called. */
const GERRIT = /^https?:\/\/[^/]*(-review\.|gerrit|googlesource\.com)|^gerrit[.-]|-review\.googlesource\.com/;

function offerRepository(value: string): string {
  if (GERRIT.test(value)) return 'leave it out: only repositories of GitHub are served, and this looks like one of Gerrit';
  const [, org, repo = ''] = /^(?:https?:\/\/[^/]*\/|git@[^:]*:)([^/?#]+)(\/[^/?#]+)?/.exec(value) ?? [value, ''];
  const path = `${org}${repo.replace(/\.git$/, '')}`;
  return REPOSITORY.test(path) ? `write ${quote(path)}` : 'write "org/repo", or "org" for all of them';
}

/** A repository as `org/repo`, or a whole organisation as `org`. */
export const repository = named(REPOSITORY, 140, 'a repository', offerRepository, 'RepositoryInvalid');

/** One that is no whole organisation. */
export const repositoryInOrg: Rule<string> = also(repository, (value) => (value.includes('/') ? undefined
  : { what: `${quote(value)} is an organisation`, instead: 'write "org/repo"', code: 'RepositoryInvalid' }));

/** The same as `repository`, or `*` for all of them. */
export const repositoryOrAll: Rule<string> = (value, report) => (value === '*' ? value : repository(value, report));

/** A container image: `[registry[:port]/]path[:tag][@digest]`, with a tag or a digest, because a mutable tag changes under a running Prow. */
export const image = also(imageReference, (value) => {
  const pinned = value.includes('@') || (/:[^/]+$/.test(value) && !value.endsWith(':latest'));
  return pinned ? undefined : { what: `${quote(value)} has no fixed tag`, instead: 'name a tag other than "latest", or a digest', code: 'ImageNotPinned' };
});
