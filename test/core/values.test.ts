import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { goDuration, goNanoseconds, goSeconds, positiveQuantity, quantity, quantityValue } from '../../src/core/amounts';
import { diskSize, quotaResource, resourceList } from '../../src/core/resource-amounts';
import { argument } from '../../src/core/argument';
import { ERRORS } from '../../src/core/error-catalogue';
import { endpointUrl } from '../../src/core/endpoint';
import { kubernetesMinor, newerThan } from '../../src/core/kubernetes-version';
import { ExtraVolume } from '../../src/core/extra-volume';
import { gitBranch, gitHubTeamPath, gitHubUser } from '../../src/core/github-names';
import {
  absolutePath, dataKey, dnsLabel, dnsSubdomain, environmentName, image, labelValue, qualifiedName, repository, secretName, serviceLabel,
} from '../../src/core/names';
import {
  cidr, cidrOf, contains, familyOf, hostName, hostOrAddress, httpUrl, isPrivateAddress, isPrivateNetwork, overlap, port, urlHost,
} from '../../src/core/net';
import { nativeObject } from '../../src/core/manifest';
import { secluded } from '../../src/core/reach';
import { POD_FIELDS, podLabel } from '../../src/core/pod-options';
import { Finding } from '../../src/core/problem';
import { Rule } from '../../src/core/props';
import { ImageLock, locked, lockFindings } from '../../src/core/image-lock';
import { multilineText, text } from '../../src/core/safe-text';
import { ExternalTrafficPolicy, nodePortIn, nodePortRange, ServiceExposure } from '../../src/core/service-exposure';
import { unusableFinding } from '../../src/core/unusable-networks';
import { boolean, instanceOf, integer, json, jsonObject, list, oneOf, overriding, record } from '../../src/core/values';
import { containerResources, environmentEntry, environmentVariable, toleration, topologySpread } from '../../src/core/workload-options';
import { cyclic, findings, loose, nested, thrown, throwing } from '../support/findings';

const HEX = '0123456789abcdef'.repeat(4);
const TOKEN = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';
const HIDDEN = 'a value that looks like a secret (not shown)';
const level = oneOf('debug', 'info', 'error');

/** A name, the rule, what it takes, and what it refuses with which texts. */
type Table = readonly [string, Rule<any>, readonly unknown[], readonly (readonly [unknown, ...string[]])[]];

const VERSIONS: readonly Table[] = [
  ['kubernetesMinor', kubernetesMinor, ['1.33', '1.35.2', 'v1.35.2+k3s1', 'v1.37.0-gke.1000', 'v1.36', 'v1.34.1-eks-113cf36'], [
    ...['1', '1.x', 'latest', '1.35.', '1.35+', '1.35.2 ', '1.35.2+', '=1.35', '1.35-gke.1'].map((text): [string, string] => [
      text, `"${text}" is not a version of Kubernetes; write one like "1.33" (KubernetesVersionInvalid)`]),
    ...['1.32', 'v1.29.4+k3s1', '1.38', '2.35', '1.100'].map((text): [string, string] => [
      text, `"${text}" is outside 1.33 to 1.37, of which the API is known here; write the oldest of your clusters that is among them (KubernetesVersionUnknown)`]),
    [1.35, '1.35 is not a string; put it in quotes (WrongType)'],
  ]],
];

test('what came later than the version that was said', () => {
  const { what, instead, code } = newerThan('"Gt" ', 35, 34);
  expect(`${what}; ${instead} (${code})`).toBe('"Gt" came with Kubernetes 1.35, and kubernetesVersion is "1.34"; '
    + 'leave it out, or raise kubernetesVersion to "1.35" where no cluster is older (KubernetesTooOld)');
});

const TEXTS: readonly Table[] = [
  ['text', text,
    ['', ' ', 'a', 'ä', '日本', '😀', '\u{1fffe}', '100', '1e3', '0x1f', '017', 'yes', '~', '<<', '2001-01-01', '12:30:45', 'a: b', '- a', '{{ .Name }}', '--- a',
      '0o8', '_1', '1_a'],
    [
    ['a\tb', '"a\\tb" contains U+0009; remove that character (ForbiddenCharacter)'],
    ...['200B', '200F', '202A', '202E', '2066', '2069'].map((code): [string, string] => [
      `a${String.fromCharCode(parseInt(code, 16))}b`, `"a\\u${code.toLowerCase()}b" contains U+${code}; remove that character (ForbiddenCharacter)`,
    ]),
    ['a\nb', '"a\\nb" contains U+000A; remove that character (ForbiddenCharacter)'],
    ['\t\n', '"\\t\\n" contains U+000A; remove that character (ForbiddenCharacter)'],
    ['0o17', '"0o17" would be read as a number; write the text in another way (RetypedScalar)'],
    ['-0O7', '"-0O7" would be read as a number; write the text in another way (RetypedScalar)'],
    ['0X1F', '"0X1F" would be read as a number; write the text in another way (RetypedScalar)'],
    ['+0B1', '"+0B1" would be read as a number; write the text in another way (RetypedScalar)'],
    ['0b-1', '"0b-1" would be read as a number; write the text in another way (RetypedScalar)'],
    ['0_x1f', '"0_x1f" would be read as a number; write the text in another way (RetypedScalar)'],
    ['1e_5', '"1e_5" would be read as a number; write the text in another way (RetypedScalar)'],
    ['-_1', '"-_1" would be read as a number; write the text in another way (RetypedScalar)'],
  ]],
  ['multilineText', multilineText, ['', 'a\nb', '\ta', 'a\n', '\n\n', '  a\n b', '\n a\n\tb', '\t', '  ', '---\na'], [
    ['\n\tset -e\n\tmake\n',
      '"\\n\\tset -e\\n\\tmake\\n" begins with blanks that YAML readers refuse or lose; begin it with another character (ForbiddenCharacter)'],
    ['\ta\n', '"\\ta\\n" begins with blanks that YAML readers refuse or lose; begin it with another character (ForbiddenCharacter)'],
    ['  \n', '"  \\n" begins with blanks that YAML readers refuse or lose; begin it with another character (ForbiddenCharacter)'],
    ['a\r\nb', '"a\\r\\nb" contains U+000D; remove that character (ForbiddenCharacter)'],
    ['0o17', '"0o17" would be read as a number; write the text in another way (RetypedScalar)'],
  ]],
  ['serviceLabel', serviceLabel, ['a', 'hook-2'], [
    ['1hook', '"1hook" is not the name of a Service; begin with a letter, and use lower-case letters, digits and hyphens (ServiceNameInvalid)'],
    ['Hook', '"Hook" is not the name of a Service; begin with a letter, and use lower-case letters, digits and hyphens (ServiceNameInvalid)'],
  ]],
  ['dnsLabel', dnsLabel, ['a', '0', 'a-b', '123', 'a--b', 'x'.repeat(63)], [
    ['', '"" is not a DNS label; use lower-case letters, digits and hyphens (NameNotDnsLabel)'],
    ['Prow', '"Prow" is not a DNS label; write "prow" (NameNotDnsLabel)'],
    ['prow-', '"prow-" is not a DNS label; write "prow" (NameNotDnsLabel)'],
    ['-prow', '"-prow" is not a DNS label; write "prow" (NameNotDnsLabel)'],
    ['My Prow_1', '"My Prow_1" is not a DNS label; write "my-prow-1" (NameNotDnsLabel)'],
    ['a.b', '"a.b" is not a DNS label; write "a-b" (NameNotDnsLabel)'],
    ['ÄÖ', '"ÄÖ" is not a DNS label; use lower-case letters, digits and hyphens (NameNotDnsLabel)'],
    ['a\n', '"a\\n" contains U+000A; remove that character (ForbiddenCharacter)'],
    ['0o17', '"0o17" would be read as a number; write the text in another way (RetypedScalar)'],
    ['x'.repeat(64), `"${'x'.repeat(64)}" has 64 characters; shorten it to 63 (NameTooLong)`],
    ['x'.repeat(254), `"${'x'.repeat(118)}… has 254 characters; shorten it to 63 (NameTooLong)`],
    [HEX, `${HIDDEN} has 64 characters; shorten it to 63 (NameTooLong)`],
    [TOKEN, `${HIDDEN} is not a DNS label; use lower-case letters, digits and hyphens (NameNotDnsLabel)`],
  ]],
  ['dnsSubdomain', dnsSubdomain, ['a', 'a.b', '1.2.3', `${'x'.repeat(251)}.y`], [
    ['', '"" is not a DNS subdomain; use lower-case letters, digits and hyphens (NameNotDnsSubdomain)'],
    ['a..b', '"a..b" is not a DNS subdomain; write "a-b" (NameNotDnsSubdomain)'],
    ['a.b.', '"a.b." is not a DNS subdomain; write "a-b" (NameNotDnsSubdomain)'],
    ['A.b', '"A.b" is not a DNS subdomain; write "a-b" (NameNotDnsSubdomain)'],
    ['x'.repeat(254), `"${'x'.repeat(118)}… has 254 characters; shorten it to 253 (NameTooLong)`],
  ]],
  ['dataKey', dataKey, ['app_private_key', '.dockerconfigjson', 'a-b.c', '...a'.slice(2), 'A', 'x'.repeat(253)], [
    ['', '"" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
    ['.', '"." is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
    ['..', '".." is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
    ['..a', '"..a" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
    ['a/b', '"a/b" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
    ['x'.repeat(254), `"${'x'.repeat(118)}… has 254 characters; shorten it to 253 (NameTooLong)`],
  ]],
  ['environmentName', environmentName, ['A', '_', 'a1', 'HTTP_PROXY', 'x'.repeat(253)], [
    ['', '"" is not the name of an environment variable; use letters, digits and "_" (EnvironmentNameInvalid)'],
    ['1A', '"1A" is not the name of an environment variable; use letters, digits and "_" (EnvironmentNameInvalid)'],
    ['A-B', '"A-B" is not the name of an environment variable; use letters, digits and "_" (EnvironmentNameInvalid)'],
    ['A=B', '"A=B" is not the name of an environment variable; use letters, digits and "_" (EnvironmentNameInvalid)'],
    ['x'.repeat(254), `"${'x'.repeat(118)}… has 254 characters; shorten it to 253 (NameTooLong)`],
  ]],
  ['absolutePath', absolutePath, ['/', '/a', '/a/b/', '/..a', '/a../b', '/a b'], [
    ['', '"" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['a/b', '"a/b" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['/a/../b', '"/a/../b" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['/../etc', '"/../etc" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['/..', '"/.." is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['/a:b', '"/a:b" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    [`/${'x'.repeat(4096)}`, `"/${'x'.repeat(117)}… has 4097 characters; shorten it to 4096 (NameTooLong)`],
  ]],
  ['labelValue', labelValue, ['', 'a', 'A.b_c-1', '1.5', 'true', 'x'.repeat(63)], [
    ['a b', '"a b" is not a label value; write "a-b" (LabelValueInvalid)'],
    ['-a', '"-a" is not a label value; write "a" (LabelValueInvalid)'],
    ['a.', '"a." is not a label value; write "a" (LabelValueInvalid)'],
    ['ä', '"ä" is not a label value; use letters, digits, "-", "_" and "." (LabelValueInvalid)'],
    ['0X1F', '"0X1F" would be read as a number; write the text in another way (RetypedScalar)'],
    ['x'.repeat(64), `"${'x'.repeat(64)}" has 64 characters; shorten it to 63 (NameTooLong)`],
  ]],
  ['gitHubUser', gitHubUser, ['octocat', 'a-b', 'octo_corp'], [
    ['@octocat', '"@octocat" is not a user of GitHub; write "octocat" (GithubNameInvalid)'],
    ['https://github.com/octocat/', '"https://github.com/octocat/" is not a user of GitHub; write "octocat" (GithubNameInvalid)'],
    ['a--b', '"a--b" is not a user of GitHub; write it as it stands in the address of its page (GithubNameInvalid)'],
  ]],
  ['gitHubTeamPath', gitHubTeamPath, ['acme/core', 'acme/core-team'], [
    ['@acme/Core Team', '"@acme/Core Team" is not a team of an organisation; write "acme/core-team" (GithubNameInvalid)'],
    ['core', '"core" is not a team of an organisation; write "org/slug", as in the address of its page (GithubNameInvalid)'],
  ]],
  ['gitBranch', gitBranch, ['main', 'release-1.2', 'feature/a', '@'], [
    ['release-*', '"release-*" is no name of a branch, and expressions are not read here; write whole names, each by itself (PatternMismatch)'],
    ['^main$', '"^main$" is no name of a branch, and expressions are not read here; write whole names, each by itself (PatternMismatch)'],
    ['a..b', '"a..b" is no name of a branch, and expressions are not read here; write whole names, each by itself (PatternMismatch)'],
  ]],
  ['repository', repository, ['acme', 'acme/app', 'a-b/c.d_e', 'A/.github', `${'x'.repeat(39)}/${'y'.repeat(100)}`], [
    ['', '"" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['acme/', '"acme/" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['acme/app/x', '"acme/app/x" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['acme/..', '"acme/.." is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['acme/app.git', '"acme/app.git" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['-acme', '"-acme" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['a--b', '"a--b" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    ['x'.repeat(40), `"${'x'.repeat(40)}" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)`],
    ['https://github.com/acme/app', '"https://github.com/acme/app" is not a repository; write "acme/app" (RepositoryInvalid)'],
    ['https://github.com/acme/app.git', '"https://github.com/acme/app.git" is not a repository; write "acme/app" (RepositoryInvalid)'],
    ['https://github.com/acme/app/tree/main?x=1', '"https://github.com/acme/app/tree/main?x=1" is not a repository; write "acme/app" (RepositoryInvalid)'],
    ['http://github.example.com:8443/acme/', '"http://github.example.com:8443/acme/" is not a repository; write "acme" (RepositoryInvalid)'],
    ['git@github.com:acme/app.git', '"git@github.com:acme/app.git" is not a repository; write "acme/app" (RepositoryInvalid)'],
    ['https://go-review.googlesource.com/a/b', '"https://go-review.googlesource.com/a/b" is not a repository; '
      + 'leave it out: only repositories of GitHub are served, and this looks like one of Gerrit (RepositoryInvalid)'],
    ['https://github.com', '"https://github.com" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    [`https://x:${TOKEN}@github.com/acme/app`, `${HIDDEN} is not a repository; write "acme/app" (RepositoryInvalid)`],
    ['x'.repeat(141), `"${'x'.repeat(118)}… has 141 characters; shorten it to 140 (NameTooLong)`],
  ]],
  ['image', image,
    ['hook:v1', 'ghcr.io/acme/hook:v1', 'localhost:5000/a/b:1', 'a__b/c--d.e:_1', `hook@sha256:${HEX}`, `hook:latest@sha256:${HEX}`,
      'Registry.example.com/hook:latest2', '[fd00::1]:5000/hook:v1', `hook@sha512:${HEX}${HEX}`],
    [
    ['', '"" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    ['Hook:v1', '"Hook:v1" is not an image; did you mean "hook:v1"? (ImageInvalid)'],
    ['https://ghcr.io/acme/hook:v1', '"https://ghcr.io/acme/hook:v1" is not an image; did you mean "ghcr.io/acme/hook:v1"? (ImageInvalid)'],
    ['a//b:1', '"a//b:1" is not an image; did you mean "a/b:1"? (ImageInvalid)'],
    ['a..b:1', '"a..b:1" is not an image; did you mean "a.b:1"? (ImageInvalid)'],
    ['../hook:1', '"../hook:1" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    ['ghcr..io/acme/hook:v1', '"ghcr..io/acme/hook:v1" is not an image; did you mean "ghcr.io/acme/hook:v1"? (ImageInvalid)'],
    ['registry:99999/hook:v1', '"registry:99999/hook:v1" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    [`hook@md5:${HEX}`, `"hook@md5:${HEX}" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)`],
    ['my image:v1', '"my image:v1" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    ['hook:', '"hook:" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    ['hook:v1 ', '"hook:v1 " is not an image; did you mean "hook:v1"? (ImageInvalid)'],
    ['hook@sha256:abc', '"hook@sha256:abc" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)'],
    ['hook\u2028:1', '"hook\\u2028:1" contains U+2028; remove that character (ForbiddenCharacter)'],
    ['hook', '"hook" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
    ['localhost:5000/hook', '"localhost:5000/hook" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
    ['ghcr.io/acme/hook:latest', '"ghcr.io/acme/hook:latest" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
    [`hook:${'x'.repeat(512)}`, `"hook:${'x'.repeat(113)}… has 517 characters; shorten it to 512 (NameTooLong)`],
  ]],
  ['httpUrl', httpUrl, ['http://a', 'https://prow.example.com', 'http://minio.prow:9000', 'https://a/b/c%20d', 'http://[fd00::1]:80/', 'https://1.2.3.4/'], [
    ['https://a/[x](https://b)', '"https://a/[x](https://b)" has characters that a URL has as escapes only; write "https://a/%5Bx%5D(https://b)" (UrlInvalid)'],
    ['https://a/<b>ä`%20', '"https://a/<b>ä`%20" has characters that a URL has as escapes only; write "https://a/%3Cb%3E%C3%A4%60%20" (UrlInvalid)'],
    ['', '"" has no scheme; write "https://…" or "http://…" (UrlWithoutScheme)'],
    ['prow.example.com', '"prow.example.com" has no scheme; write "https://prow.example.com" or "http://…" (UrlWithoutScheme)'],
    ['minio:9000', '"minio:9000" has no scheme; write "https://minio:9000" or "http://…" (UrlWithoutScheme)'],
    [HEX, `${HIDDEN} has no scheme; write "https://…" or "http://…" (UrlWithoutScheme)`],
    ['//a/b', '"//a/b" has no scheme; write "https://a/b" or "http://…" (UrlWithoutScheme)'],
    ['https:/a', '"https:/a" has no scheme; write "https://a" or "http://…" (UrlWithoutScheme)'],
    ['HTTPS://a', '"HTTPS://a" does not begin with https:// or http://; write "https://a" or "http://…" (UrlWithoutScheme)'],
    ['s3://bucket', '"s3://bucket" does not begin with https:// or http://; write "https://bucket" or "http://…" (UrlWithoutScheme)'],
    ['http://', '"http://" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http:///a', '"http:///a" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http://a b', '"http://a b" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http://a\\b', '"http://a\\\\b" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http://a:99999', '"http://a:99999" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http://a/%zz', '"http://a/%zz" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http://fd00::1/', '"http://fd00::1/" is not a URL; write one like "https://host:port/path" (UrlInvalid)'],
    ['http://a/b?c=d', '"http://a/b?c=d" has a query or a fragment; end it after the path (UrlInvalid)'],
    ['http://a?', '"http://a?" has a query or a fragment; end it after the path (UrlInvalid)'],
    ['http://a/#b', '"http://a/#b" has a query or a fragment; end it after the path (UrlInvalid)'],
    ['https://user:pass@a', 'the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
    ['https://@a', 'the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
    ['user:pass@a', 'the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
    ['ftp://user:pass@a b', 'the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
    ['https://user:pass@a\n', `${HIDDEN} contains U+000A; remove that character (ForbiddenCharacter)`],
    ['http://a\u0085', '"http://a\\u0085" contains U+0085; remove that character (ForbiddenCharacter)'],
  ]],
  ['argument', argument, ['--log-level=debug', '-v'], [
    ['serve', '"serve" is not a flag; write it as "--flag=value" (ArgumentInvalid)'],
    ['--a\nb', '"--a\\nb" contains U+000A; remove that character (ForbiddenCharacter)'],
  ]],
];

const PATTERNS: readonly Table[] = [
  ['podLabel', podLabel, ['team', 'apps', 'example.com/app', 'app.kubernetes.io'], [
    ['app', '"app" is ours, and selectors depend on it; use another label (LabelTaken)'],
    ['app.kubernetes.io/name', '"app.kubernetes.io/name" is ours, and selectors depend on it; use another label (LabelTaken)'],
    ['a b', '"a b" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
  ]],
  ['qualifiedName', qualifiedName, ['app', 'app.kubernetes.io/name', 'A_b-c.d', `${'x'.repeat(253)}/${'y'.repeat(63)}`], [
    ['', '"" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['/a', '"/a" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['a/', '"a/" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['a/b/c', '"a/b/c" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['Example.com/a', '"Example.com/a" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['-a', '"-a" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['a\u2029', '"a\\u2029" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    ['x'.repeat(64), `"${'x'.repeat(64)}" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)`],
    [`${'x'.repeat(254)}/a`, `"${'x'.repeat(118)}… is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)`],
    ['0o17', '"0o17" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    [5, '5 is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
  ]],
  ['secretName', secretName, ['hmac-token', 'a.b', '1', 'x'.repeat(253)], [
    ...['', 'My Password!', 'hunter2\n', '0o17', TOKEN, HEX, `-----BEGIN RSA PRIVATE KEY-----\n${HEX}`, 'x'.repeat(254), 5, {}, Buffer.from(TOKEN),
      Symbol(TOKEN), undefined]
      .map(
        (value) => [value,
          'what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, never its content (SecretNameInvalid)'] as const),
  ]],
  ['hostName', hostName, ['a', 'prow.example.com', 'xn--bcher-kva.example', '1.example', `${'x'.repeat(63)}.example`], [
    ['', '"" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['https://prow.acme.dev/', '"https://prow.acme.dev/" is not a DNS name; write "prow.acme.dev" (HostNotDnsName)'],
    [' Prow.Acme.dev:8443 ', '" Prow.Acme.dev:8443 " is not a DNS name; write "prow.acme.dev" (HostNotDnsName)'],
    ['prow.acme.dev/hook?a#b', '"prow.acme.dev/hook?a#b" is not a DNS name; write "prow.acme.dev" (HostNotDnsName)'],
    ['https://user:pass@prow.acme.dev/', `${HIDDEN} is not a DNS name; write "prow.acme.dev" (HostNotDnsName)`],
    ['*.acme.dev', '"*.acme.dev" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['a_b.dev', '"a_b.dev" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['acme.dev.', '"acme.dev." is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['1.2.3.4', '"1.2.3.4" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['1.2.3.4:80', '"1.2.3.4:80" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['256.1.1.1', '"256.1.1.1" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['a.0x7f', '"a.0x7f" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['fd00::1', '"fd00::1" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
    ['a\n', '"a\\n" is not a DNS name; write "a" (HostNotDnsName)'],
    [`${'x'.repeat(64)}.dev`, `"${'x'.repeat(64)}.dev" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)`],
    [5, '5 is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
  ]],
  ['hostOrAddress', hostOrAddress, ['a', 'prow.example.com', '1.2.3.4', 'fd00::1', '::ffff:1.2.3.4'], [
    ['http://1.2.3.4:30001/', '"http://1.2.3.4:30001/" is neither a DNS name nor an IP address; write "1.2.3.4" (AddressInvalid)'],
    ['fd00::zz', '"fd00::zz" is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)'],
    ['fe80::1%eth0', '"fe80::1%eth0" is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)'],
    ['1.2.3', '"1.2.3" is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)'],
    ['010.0.0.1', '"010.0.0.1" is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)'],
    ['0x7f', '"0x7f" is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)'],
    [null, 'null is neither a DNS name nor an IP address; write a name like "prow.example.com" (AddressInvalid)'],
  ]],
  ['cidr', cidr, ['10.244.0.0/16', '0.0.0.0/0', '1.2.3.4/32', 'fd00:10:244::/56', '::/0', '::1/128', '::ffff:a00:0/104'], [
    ['10.244.1.7/16', '"10.244.1.7/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)'],
    ['fd00::1/64', '"fd00::1/64" has host bits set; did you mean "fd00::/64"? (CidrNotMasked)'],
    ['10.0.0.0/08', '"10.0.0.0/08" is not in its short form; did you mean "10.0.0.0/8"? (CidrNotMasked)'],
    ['FD00::/8', '"FD00::/8" is not in its short form; did you mean "fd00::/8"? (CidrNotMasked)'],
    ['fd00:0:0:0::/64', '"fd00:0:0:0::/64" is not in its short form; did you mean "fd00::/64"? (CidrNotMasked)'],
    ['::ffff:10.0.0.0/104', '"::ffff:10.0.0.0/104" is not in its short form; did you mean "::ffff:a00:0/104"? (CidrNotMasked)'],
    ['', '"" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    ['192.168.1.5', '"192.168.1.5" is not a CIDR; did you mean "192.168.1.5/32"? (CidrInvalid)'],
    ['fd00::1', '"fd00::1" is not a CIDR; did you mean "fd00::1/128"? (CidrInvalid)'],
    ['10.0.0.0/33', '"10.0.0.0/33" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    ['10.0.0.0/-1', '"10.0.0.0/-1" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    ['10.1/16', '"10.1/16" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    ['010.0.0.0/8', '"010.0.0.0/8" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    ['fe80::%eth0/64', '"fe80::%eth0/64" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    ['10.0.0.0/8\n', '"10.0.0.0/8\\n" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    [['10.0.0.0/8'], '["10.0.0.0/8"] is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
  ]],
  ['cidrOf(ipv4)', cidrOf('ipv4'), ['10.244.0.0/16'], [
    ['fd00::/8', '"fd00::/8" is not an IPv4 network; write one like "10.244.0.0/16" (CidrFamily)'],
    ['10.0.0.1/8', '"10.0.0.1/8" has host bits set; did you mean "10.0.0.0/8"? (CidrNotMasked)'],
    [null, 'null is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
  ]],
  ['cidrOf(ipv6)', cidrOf('ipv6'), ['fd00::/8'], [
    ['10.0.0.0/8', '"10.0.0.0/8" is not an IPv6 network; write one like "fd00:10:244::/56" (CidrFamily)'],
  ]],
  ['quantity', quantity, ['0', '1', '100m', '0.5', '.5', '5.', '+1', '256Mi', '10Gi', '1e3', '1E3', '1E', '1e-3', '1n', '4Ei', '1e999'], [
    ...[
      '', '-1', '1 Gi', '1gi', '1KB', '1Zi', '.', 'm', '1.2.3', '1e', '1m\n', '0x10', 'Infinity', '١', 'Ki', '1e1000',
      '1e99999999999999999999',
    ].map((value) => [
      value, `${JSON.stringify(value)} is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)`,
    ] as const),
    [1, '1 is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
  ]],
  ['positiveQuantity', positiveQuantity, ['1', '1n', '.1'], [
    ['0', '"0" is nothing; give more than zero (QuantityInvalid)'],
    ['0.0Gi', '"0.0Gi" is nothing; give more than zero (QuantityInvalid)'],
    ['-1', '"-1" is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
    [Symbol('1'), 'Symbol(1) is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
  ]],
  ['diskSize', diskSize, ['1Mi', '20Gi', '1e9'], [
    ['20', '"20" of storage is 20 bytes; did you mean "20Gi"? (AmountImplausible)'],
    ['100m', '"100m" of storage is 0.1 bytes; did you mean "100Mi"? (AmountImplausible)'],
    ['0', '"0" is nothing; give more than zero (QuantityInvalid)'],
  ]],
  ['a quota', resourceList(quotaResource), [{}, {
    'pods': '50', 'requests.memory': '64Gi', 'limits.cpu': '32', 'count/jobs.batch': '5',
    'gold.storageclass.storage.k8s.io/requests.storage': '1Ti',
  }], [
    [{ 'requests.memry': '1Gi' }, '"requests.memry" is not a resource of quotas; did you mean "requests.memory"? (ResourceUnknown)'],
    [{ 'gpus': '1' }, '"gpus" is not a resource of quotas; known are configmaps, cpu, ephemeral-storage, limits.cpu, limits.ephemeral-storage, '
      + 'limits.memory, memory, persistentvolumeclaims, pods, replicationcontrollers, requests.cpu, requests.ephemeral-storage, requests.memory, '
      + 'requests.storage, resourcequotas, secrets, services, services.loadbalancers, services.nodeports, hugepages-SIZE, and names with a slash, '
      + 'like "count/jobs.batch" (ResourceUnknown)'],
    [{ 'requests.memory': '64' }, 'requests.memory: "64" of memory is 64 bytes; did you mean "64Mi"? (AmountImplausible)'],
    [{ 'gold.storageclass.storage.k8s.io/requests.storage': '10' },
      'gold.storageclass.storage.k8s.io/requests.storage: "10" of storage is 10 bytes; did you mean "10Gi"? (AmountImplausible)'],
    [{ pods: '1.5' }, 'pods: "1.5" of pods is not a whole number; write an integer (AmountImplausible)'],
  ]],
  ['goDuration', goDuration, ['0', '0s', '90s', '1h30m', '1.5h', '100ms', '5µs', '5μs', '5us', '1ns', '+5m', '.5s', '5.s', '2562047h47m16.854775807s'], [
    ['-1s', '"-1s" is negative; leave the sign out (DurationInvalid)'],
    ...['2562048h', '9223372036854775808ns', '-2562048h'].map((value) => [
      value, `${JSON.stringify(value)} is not a Go duration; write at most "2562047h", which is what Go can count (DurationInvalid)`,
    ] as const),
    ['7d', '"7d" is not a Go duration; write "168h" (DurationInvalid)'],
    ...['', '5', '1h 30m', '1w', 'P1D', '1h30', '.s', 's', '5m\n', '1.2.3s'].map((value) => [
      value, `${JSON.stringify(value)} is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)`,
    ] as const),
    [90, '90 is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)'],
  ]],
  ['nodePortRange', nodePortRange, ['30000-32767', '1-65535', '80-80'], [
    ...['', '30000', '32767-30000', '0-80', '1-65536', '1 - 2', '1-2-3', '-1-2'].map((value) => [
      value,
      `${JSON.stringify(value)} is not a range of ports; write it as kube-apiserver's --service-node-port-range has it, like "30000-32767" (PortRangeInvalid)`,
    ] as const),
    [30000, '30000 is not a range of ports; write it as kube-apiserver\'s --service-node-port-range has it, like "30000-32767" (PortRangeInvalid)'],
  ]],
];

const NUMBERS: readonly Table[] = [
  ['port', port, [1, 80, 65535], [
    [0, '0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
    [65536, '65536 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
    [-1, '-1 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
    [80.5, '80.5 is not an integer; write an integer from 1 to 65535 (NotInteger)'],
    [NaN, 'NaN is not an integer; write an integer from 1 to 65535 (NotInteger)'],
    [Infinity, 'Infinity is not an integer; write an integer from 1 to 65535 (NotInteger)'],
    ['80', '"80" is not a number; write an integer from 1 to 65535 (WrongType)'],
    [80n, '80 is not a number; write an integer from 1 to 65535 (WrongType)'],
    [Object(80), 'an instance of Number is not a number; write an integer from 1 to 65535 (WrongType)'],
    [true, 'true is not a number; write an integer from 1 to 65535 (WrongType)'],
    [[80], '[80] is not a number; write an integer from 1 to 65535 (WrongType)'],
    [undefined, 'undefined is not a number; write an integer from 1 to 65535 (WrongType)'],
  ]],
  ['integer of replicas', integer(0, 100), [0, 1, 100], [
    [101, '101 is outside 0-100; pick a number in that range (NumberOutOfRange)'],
  ]],
  ['integer', integer(0, Number.MAX_SAFE_INTEGER), [0, Number.MAX_SAFE_INTEGER], [
    [2 ** 53, '9007199254740992 is outside 0-9007199254740991; pick a number in that range (NumberOutOfRange)'],
  ]],
  ['nodePortIn', nodePortIn('30000-32767'), [30000, 32767], [
    [80, '80 is outside 30000-32767; pick a port in that range, or leave it out (NodePortOutOfRange)'],
    [32768, '32768 is outside 30000-32767; pick a port in that range, or leave it out (NodePortOutOfRange)'],
    [30000.5, '30000.5 is not an integer; pick a port from 30000-32767 (NotInteger)'],
    [NaN, 'NaN is not an integer; pick a port from 30000-32767 (NotInteger)'],
    ['30000', '"30000" is not an integer; pick a port from 30000-32767 (NotInteger)'],
  ]],
];

const STRUCTURES: readonly Table[] = [
  ['boolean', boolean, [true, false], [
    ['true', '"true" is not a boolean; write true or false (WrongType)'],
    [0, '0 is not a boolean; write true or false (WrongType)'],
    [Object(true), 'an instance of Boolean is not a boolean; write true or false (WrongType)'],
  ]],
  ['oneOf', level, ['debug', 'info', 'error'], [
    ['Info', '"Info" is not one of debug, info, error; did you mean "info"? (NotAllowedValue)'],
    ['eror', '"eror" is not one of debug, info, error; did you mean "error"? (NotAllowedValue)'],
    ['warning', '"warning" is not one of debug, info, error; pick one of them (NotAllowedValue)'],
    ['', '"" is not one of debug, info, error; pick one of them (NotAllowedValue)'],
    ['toString', '"toString" is not one of debug, info, error; pick one of them (NotAllowedValue)'],
    ['x'.repeat(1e6), `"${'x'.repeat(118)}… is not one of debug, info, error; pick one of them (NotAllowedValue)`],
    [['info'], '["info"] is not one of debug, info, error; pick one of them (NotAllowedValue)'],
  ]],
  ['list', list(port), [[], [1, 2]], [
    ['80', '"80" is not a list; write [ … ] (WrongType)'],
    [{ 0: 80, length: 1 }, '{"0":80,"length":1} is not a list; write [ … ] (WrongType)'],
    [new Set([80]), 'an instance of Set is not a list; write [ … ] (WrongType)'],
    [[80, null], '[1]: null is not a value; remove it from the list (NullValue)'],
    [[undefined, 80], '[0]: undefined is not a value; remove it from the list (NullValue)'],
    // eslint-disable-next-line no-sparse-arrays
    [[80, , 81], '[1]: undefined is not a value; remove it from the list (NullValue)'],
    [['a', 0], '[0]: "a" is not a number; write an integer from 1 to 65535 (WrongType)',
      '[1]: 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'],
  ]],
  ['list of at least one', list(port, 1), [[1]], [
    [[], 'is empty; give at least 1 (EmptyList)'],
  ]],
  ['list of lists', list(list(port)), [[[1], []]], [
    [[[1], [1, '2']], '[1][1]: "2" is not a number; write an integer from 1 to 65535 (WrongType)'],
  ]],
  ['record', record(labelValue, qualifiedName), [{}, { a: 'b' }, Object.assign(Object.create(null), { a: 'b' }), { toString: 'a' }], [
    [[], '[] is not an object; write { name: value } (WrongType)'],
    ['a=b', '"a=b" is not an object; write { name: value } (WrongType)'],
    [new Map([['a', 'b']]), 'an instance of Map is not an object; write { name: value } (WrongType)'],
    [new (class Labels { a = 'b'; })(), 'an instance of Labels is not an object; write { name: value } (WrongType)'],
    [{ __proto__: { a: 'b' } }, 'an object that inherits from another one is not an object; write { name: value } (WrongType)'],
    [JSON.parse('{"__proto__":1}'), '"__proto__" is not a key; remove it (ReservedKey)'],
    [{ constructor: 'a', prototype: 'b' }, '"constructor" is not a key; remove it (ReservedKey)', '"prototype" is not a key; remove it (ReservedKey)'],
    [{ '<<': 'a' }, '"<<" is not a key; remove it (ReservedKey)'],
    [{ a: null, b: undefined }, 'a: null is not a value; leave the key out (NullValue)', 'b: undefined is not a value; leave the key out (NullValue)'],
    [{ 'example.com/a': 'b c' }, 'example.com/a: "b c" is not a label value; write "b-c" (LabelValueInvalid)'],
    [{ 'a\nb': 5 },
      '"a\\nb" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      '["a\\nb"]: 5 is not a string; put it in quotes (WrongType)'],
    [{ '': 5 },
      '"" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      '[""]: 5 is not a string; put it in quotes (WrongType)'],
    [{ [TOKEN]: 5 }, `[${HIDDEN}]: 5 is not a string; put it in quotes (WrongType)`],
  ]],
  ['record of texts', record(multilineText), [{ 'any key': 'a\nb' }], [
    [{ 'a\u2028': 'b' }, '"a\\u2028" contains U+2028; remove that character (ForbiddenCharacter)'],
    [{ '0o17': 'b' }, '"0o17" would be read as a number; write the text in another way (RetypedScalar)'],
  ]],
  ['instanceOf', instanceOf(ServiceExposure, 'ServiceExposure.clusterIp()'), [ServiceExposure.clusterIp()], [
    ['ClusterIP', '"ClusterIP" is not made by ServiceExposure.clusterIp(); write ServiceExposure.clusterIp() (WrongType)'],
    [{ _plan: { type: 'ClusterIP' } },
      '{"_plan":{"type":"ClusterIP"}} is not made by ServiceExposure.clusterIp(); write ServiceExposure.clusterIp() (WrongType)'],
    [ServiceExposure, 'a function is not made by ServiceExposure.clusterIp(); write ServiceExposure.clusterIp() (WrongType)'],
  ]],
  ['json', json, ['a\n', 0, -1.5, false, [], {}, [1, ['a', { b: true }]], { a: undefined }, nested(64), Object.create(null)], [
    [null, 'null is not a value; leave the key out (NullValue)'],
    [undefined, 'undefined is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [{ a: { b: [1, null] } }, 'a.b[1]: null is not a value; remove it from the list (NullValue)'],
    // eslint-disable-next-line no-sparse-arrays
    [[1, , 2], '[1]: null is not a value; remove it from the list (NullValue)'],
    [{ a: NaN, b: -Infinity },
      'a: NaN is not a number that YAML and JSON share; write a finite number (WrongType)',
      'b: -Infinity is not a number that YAML and JSON share; write a finite number (WrongType)'],
    [{ a: 1n }, 'a: 1 is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [{ a: Symbol('x\ny') }, 'a: Symbol(x\\u000ay) is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [{ toJSON: () => 'a' }, 'toJSON: a function is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [[new Date(0)], '[0]: an instance of Date is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [[new Map()], '[0]: an instance of Map is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [[Object('a')], '[0]: an instance of String is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [{ key: Buffer.from(TOKEN) }, 'key: an instance of Uint8Array is not plain data; use strings, numbers, booleans, lists and objects (WrongType)'],
    [{ a: [throwing()] }, 'a[0].trap: throws "boom" when it is read; write plain data (ValueUnreadable)'],
    [{ get a() { return null; } }, 'a: null is not a value; leave the key out (NullValue)'],
    [{ a: '0o17' }, 'a: "0o17" would be read as a number; write the text in another way (RetypedScalar)'],
    [{ a: '\u2028' }, 'a: "\\u2028" contains U+2028; remove that character (ForbiddenCharacter)'],
    [{ 'a\u0085': [null] }, '"a\\u0085" contains U+0085; remove that character (ForbiddenCharacter)',
      '["a\\u0085"][0]: null is not a value; remove it from the list (NullValue)'],
    [{ a: JSON.parse('{"__proto__":{"b":null}}') }, 'a: "__proto__" is not a key; remove it (ReservedKey)'],
    [{ a: { '<<': {} } }, 'a: "<<" is not a key; remove it (ReservedKey)'],
    [nested(65), `${'a.'.repeat(65).slice(0, -1)}: is nested deeper than 64 levels, or contains itself; make it flatter (TooDeep)`],
    [cyclic(), `${'left.'.repeat(65).slice(0, -1)}: is nested deeper than 64 levels, or contains itself; make it flatter (TooDeep)`],
  ]],
  ['overriding', overriding, [{}, { a: null, b: { c: null }, d: [{ e: null }] }], [
    [null, 'null is not a plain object; write { … } (WrongType)'],
    [{ a: [null] }, 'a[0]: null is not a value; remove it from the list (NullValue)'],
  ]],
  ['jsonObject', jsonObject, [{}, { a: [1] }], [
    [{ list: Object.assign(['a'], { constructor: 'b' }) }, 'list: "constructor" is not a key; remove it (ReservedKey)'],
    [[], '[] is not a plain object; write { … } (WrongType)'],
    ['{}', '"{}" is not a plain object; write { … } (WrongType)'],
    [null, 'null is not a plain object; write { … } (WrongType)'],
    [{ __proto__: { a: 1 } }, 'an object that inherits from another one is not a plain object; write { … } (WrongType)'],
    [new (class Job { name = 'a'; })(), 'an instance of Job is not a plain object; write { … } (WrongType)'],
  ]],
  ['containerResources', containerResources,
    [{}, { requests: { cpu: '0' } }, { requests: { cpu: '1' }, limits: { cpu: '1000m', memory: '1Gi' } },
      { requests: { 'nvidia.com/gpu': '1', 'hugepages-2Mi': '2Mi', memory: '0' }, limits: { 'ephemeral-storage': '1Gi', memory: '6Mi' } }],
    [
    [{ requests: { toString: '1' } }, 'requests: "toString" is not a resource of containers; '
      + 'known are cpu, memory, ephemeral-storage, hugepages-SIZE, and names with a domain, like "nvidia.com/gpu" (ResourceUnknown)'],
    ...[['mem', 'memory'], ['memry', 'memory'], ['CPU', 'cpu'], ['disk', 'ephemeral-storage'], ['gpu', 'nvidia.com/gpu']].map(([name, meant]) => [
      { limits: { [name]: '1Gi' } }, `limits: "${name}" is not a resource of containers; did you mean "${meant}"? (ResourceUnknown)`,
    ] as const),
    ...[['512m', '0.512 bytes; did you mean "512Mi"?'], ['256', '256 bytes; did you mean "256Mi"?'], ['1', '1 byte; did you mean "1Mi"?'],
      ['512k', '512000 bytes; give at least "1Mi"']]
      .map(([memory, text]) => [{ requests: { memory } }, `requests.memory: "${memory}" of memory is ${text} (AmountImplausible)`] as const),
    [{ limits: { memory: '1Mi' } }, 'limits.memory: "1Mi" of memory is too little for a container to start in; give at least "6Mi" (AmountImplausible)'],
    [{ limits: { memory: '256' } }, 'limits.memory: "256" of memory is 256 bytes; did you mean "256Mi"? (AmountImplausible)'],
    [{ requests: { cpu: '512Mi' } },
      'requests.cpu: "512Mi" of cpu is 536870912 cores; write cores, like "2", or thousandths of one, like "500m" (AmountImplausible)'],
    [{ limits: { cpu: '0' } }, 'limits.cpu: "0" is nothing; give more than zero (QuantityInvalid)'],
    [{ requests: { cpu: 1 } }, 'requests.cpu: 1 is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
    [{ requests: { 'c p u': '1' } }, 'requests: "c p u" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)'],
    [{ requests: { memory: '2Gi' }, limits: { memory: '2G' } },
      'requests: memory asks for "2Gi", above the limit of "2G"; lower the request or raise the limit (RequestAboveLimit)'],
    [{ requests: { cpu: Symbol('1') }, limits: { cpu: '1' } },
      'requests.cpu: Symbol(1) is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
    [{ requests: { cpu: '1' }, limits: { cpu: Object.create(null) } },
      'limits.cpu: {} is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
    [{ limit: { cpu: '1' } }, '"limit" is not a property; did you mean "limits"? (UnknownProp)'],
    [{ requests: null }, 'requests: null is not a value; leave it out to get the default (NullValue)'],
    ['small', '"small" is not an object of properties; write { … } (WrongType)'],
  ]],
  ['toleration', toleration, [{ key: 'a' }, { operator: 'Exists' }, { key: 'a', operator: 'Equal', value: '', effect: 'NoExecute', tolerationSeconds: 0 }], [
    [{}, 'key: is missing; name the taint, or set operator to "Exists" to tolerate every taint (PropMissing)'],
    [{ key: null }, 'key: null is not a value; leave it out to get the default (NullValue)'],
    [{ key: 'a', operator: 'equals' }, 'operator: "equals" is not one of Equal, Exists; did you mean "Equal"? (NotAllowedValue)'],
    [{ key: 'a', effect: 'NoRun' }, 'effect: "NoRun" is not one of NoSchedule, PreferNoSchedule, NoExecute; pick one of them (NotAllowedValue)'],
    [{ key: 'a', operator: 'Exists', value: 'b' },
      'value: "b" is compared with nothing by operator Exists; leave it out, or use operator "Equal" (MutuallyExclusive)'],
    [{ key: 'a', tolerationSeconds: 5 }, 'tolerationSeconds: only counts with effect NoExecute; '
      + 'leave it out, or set effect to "NoExecute" (MutuallyExclusive)'],
    [{ key: 'a', effect: 'NoExecute', tolerationSeconds: -1 },
      'tolerationSeconds: -1 is outside 0-9007199254740991; pick a number in that range (NumberOutOfRange)'],
    [{ key: 'a b', value: '-' },
      'key: "a b" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      'value: "-" is not a label value; use letters, digits, "-", "_" and "." (LabelValueInvalid)'],
  ]],
  ['topologySpread', topologySpread, [{ topologyKey: 'kubernetes.io/hostname' }, { topologyKey: 'zone', maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule' }], [
    [{}, 'topologyKey: is missing; give it a value (PropMissing)'],
    [{ topologyKey: null }, 'topologyKey: null is not a value; give it a value (NullValue)'],
    [{ topologyKey: 'zone', maxSkew: 0 }, 'maxSkew: 0 is outside 1-100; pick a number in that range (NumberOutOfRange)'],
    [{ topologyKey: 'zone', whenUnsatisfiable: 'doNotSchedule' },
      'whenUnsatisfiable: "doNotSchedule" is not one of ScheduleAnyway, DoNotSchedule; did you mean "DoNotSchedule"? (NotAllowedValue)'],
    [{ topologyKey: 'zone', labelSelector: {} }, '"labelSelector" is not a property; known are maxSkew, topologyKey, whenUnsatisfiable (UnknownProp)'],
  ]],
  ['environmentVariable', environmentVariable,
    [{ name: 'A', value: '' }, { name: 'A', secretKeyRef: { name: 's', key: 'k' } }, { name: 'A', configMapKeyRef: { name: 'c', key: 'k' } }], [
    [{ name: 'A' }, '0 of value, secretKeyRef and configMapKeyRef are given; give exactly one (NotExactlyOne)'],
    [{ name: 'A', value: 'a', secretKeyRef: { name: 's', key: 'k' } },
      '2 of value, secretKeyRef and configMapKeyRef are given; give exactly one (NotExactlyOne)'],
    [{ name: 'A', value: null }, 'value: null is not a value; leave it out to get the default (NullValue)'],
    [{ name: 'A', secretKeyRef: 's' }, 'secretKeyRef: "s" is not an object of properties; write { … } (WrongType)'],
    [{ name: 'A', secretKeyRef: { name: 'S', key: '..' } },
      'secretKeyRef.name: "S" is not a DNS subdomain; write "s" (NameNotDnsSubdomain)',
      'secretKeyRef.key: ".." is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)'],
    [{ name: 'A', configMapKeyRef: { name: 'c' } }, 'configMapKeyRef.key: is missing; give it a value (PropMissing)'],
    [{ name: 'A', valueFrom: {}, value: 'a' }, '"valueFrom" is not a property; known are configMapKeyRef, name, secretKeyRef, value (UnknownProp)'],
    [{ name: 'A', value: 5 }, 'value: 5 is not a string; put it in quotes (WrongType)'],
  ]],
];

const TABLES = [...VERSIONS, ...TEXTS, ...PATTERNS, ...NUMBERS, ...STRUCTURES];

test.each(
  TABLES.flatMap(
    ([name, rule, accepted]) => accepted.map((value, i) => ({ name, rule, value, i }))))('$name accepts value $i of its table', ({ rule, value }) => {
  expect(findings(rule, value)).toEqual([]);
});

test.each(
  TABLES.flatMap(
    ([name, rule, , refused]) => refused.map(([value, ...texts]) => ({ name, rule, value, texts }))))('$name: $texts.0', ({ rule, value, texts }) => {
  expect(findings(rule, value)).toEqual(texts);
});

const NOT_TEXT: readonly (readonly [unknown, string])[] = [
  [5, '5'],
  [-0, '0'],
  [NaN, 'NaN'],
  [true, 'true'],
  [10n, '10'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('s'), 'Symbol(s)'],
  [() => 'a', 'a function'],
  [[], '[]'],
  [['a'], '["a"]'],
  [{ a: 'b' }, '{"a":"b"}'],
  [Object('a'), 'an instance of String'],
  [new Date(0), 'an instance of Date'],
  [new URL('https://user:pass@a'), 'an instance of URL'],
  [Buffer.from(TOKEN), 'an instance of Uint8Array'],
  [{ token: TOKEN }, `{"token":"${HIDDEN}"}`],
  [{ toString: () => 'a' }, '{"toString":"a function"}'],
  [cyclic(), 'an object that contains itself'],
];

test.each(TEXTS.flatMap(([name, rule]) => NOT_TEXT.map(([value, shown]) => ({ name, rule, value, shown }))))('$name of $shown', ({ rule, value, shown }) => {
  expect(findings(rule, value)).toEqual([`${shown} is not a string; put it in quotes (WrongType)`]);
});

const FORBIDDEN = [
  ...Array.from({ length: 0x20 }, (_, code) => code).filter((code) => code !== 0x09 && code !== 0x0a),
  ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i),
  0x2028, 0x2029, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfeff, 0xfffe, 0xffff,
];

test.each(
  FORBIDDEN.map(
    (code) => ({ code, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` })))('$name is refused in every text, key and list', ({ code, name }) => {
  const value = `a${String.fromCharCode(code)}b`;
  const message = expect.stringMatching(new RegExp(`^"a\\\\\\S+b" contains ${name.replace('+', '\\+')}; remove that character \\(ForbiddenCharacter\\)$`));
  for (const [, rule] of TEXTS) expect(findings(rule, value)).toEqual([message]);
  expect(findings(json, { [value]: 1 })).toEqual([message]);
  expect(findings(json, [value])).toEqual([expect.stringContaining(`contains ${name}`)]);
});

test.each<[string, () => unknown, ...string[]]>([
  ['the port of kubelet', () => ServiceExposure.nodePort(10250, { nodePortRange: '10000-32767' }),
    'ServiceExposure.nodePort({ nodePort }): 10250 is where kubelet of the node listens; pick another port from 10000-32767 (PortOfNode)'],
  ['a port of the web', () => ServiceExposure.nodePort(80),
    'ServiceExposure.nodePort({ nodePort }): 80 is outside 30000-32767; pick a port in that range, or leave it out (NodePortOutOfRange)'],
  ['no port', () => ServiceExposure.nodePort(loose(undefined)), 'ServiceExposure.nodePort({ nodePort }): is missing; give it a value (PropMissing)'],
  ['null as port', () => ServiceExposure.nodePort(loose(null)), 'ServiceExposure.nodePort({ nodePort }): null is not a value; give it a value (NullValue)'],
  ['a port outside of its own range', () => ServiceExposure.nodePort(30001, { nodePortRange: '31000-31999' }),
    'ServiceExposure.nodePort({ nodePort }): 30001 is outside 31000-31999; pick a port in that range, or leave it out (NodePortOutOfRange)'],
  ['a text for options', () => ServiceExposure.nodePort(30001, loose('Local')),
    'ServiceExposure.nodePort(): "Local" is not an object of properties; write { … } (WrongType)'],
  ['a list for options', () => ServiceExposure.nodePort(30001, loose([])),
    'ServiceExposure.nodePort(): [] is not an object of properties; write { … } (WrongType)'],
  ['wrong options', () => ServiceExposure.nodePort(30001, loose({ externalTrafficPolicy: 'local', nodePortRanges: '1-2' })),
    'ServiceExposure.nodePort({ externalTrafficPolicy }): "local" is not one of Cluster, Local; did you mean "Local"? (NotAllowedValue)',
    'ServiceExposure.nodePort(): "nodePortRanges" is not a property; did you mean "nodePortRange"? (UnknownProp)'],
  ['a ConfigMap without names', () => ExtraVolume.configMap(loose({})),
    'ExtraVolume.configMap({ name }): is missing; give it a value (PropMissing)',
    'ExtraVolume.configMap({ mountPath }): is missing; give it a value (PropMissing)',
    'ExtraVolume.configMap({ configMapName }): is missing; give it a value (PropMissing)'],
  ['no options', () => ExtraVolume.claim(loose('data')), 'ExtraVolume.claim(): "data" is not an object of properties; write { … } (WrongType)'],
  ['a Secret by its content', () => ExtraVolume.secret({ name: 'a', mountPath: '/a', secretName: `${TOKEN}\n` }),
    'ExtraVolume.secret({ secretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  ['scratch space of nothing', () => ExtraVolume.emptyDir(loose({ name: 'A', mountPath: 'a', sizeLimit: '0', readOnly: 'no' })),
    'ExtraVolume.emptyDir({ name }): "A" is not a DNS label; write "a" (NameNotDnsLabel)',
    'ExtraVolume.emptyDir({ mountPath }): "a" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)',
    'ExtraVolume.emptyDir({ readOnly }): "no" is not a boolean; write true or false (WrongType)',
    'ExtraVolume.emptyDir({ sizeLimit }): "0" is nothing; give more than zero (QuantityInvalid)'],
  ['a property of another factory', () => ExtraVolume.claim(loose({ name: 'a', mountPath: '/a', claimName: 'a', sizeLimit: '1Gi' })),
    'ExtraVolume.claim(): "sizeLimit" is not a property; known are claimName, mountPath, name, readOnly (UnknownProp)'],
])('a factory refuses %s', (_, call, ...texts) => expect(thrown(call)).toEqual(texts));

test.each<[ServiceExposure, object]>([
  [ServiceExposure.clusterIp(), { _plan: { type: 'ClusterIP' } }],
  [ServiceExposure.nodePort(30001), { _plan: { type: 'NodePort', nodePort: 30001 } }],
  [ServiceExposure.nodePort(80, { nodePortRange: '1-100', externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }),
    { _plan: { type: 'NodePort', nodePort: 80, externalTrafficPolicy: 'Local' } }],
])('a Service of %j', (exposure, expected) => expect(JSON.parse(JSON.stringify(exposure))).toEqual(expected));

test.each<[ExtraVolume, object]>([
  [ExtraVolume.configMap({ name: 'a', mountPath: '/a', configMapName: 'c.d' }),
    { _volume: { name: 'a', configMap: { name: 'c.d' } }, _mount: { name: 'a', mountPath: '/a', readOnly: true } }],
  [ExtraVolume.secret({ name: 'a', mountPath: '/a', secretName: 's', readOnly: false }),
    { _volume: { name: 'a', secret: { secretName: 's' } }, _mount: { name: 'a', mountPath: '/a' } }],
  [ExtraVolume.claim({ name: 'a', mountPath: '/a', claimName: 'c', readOnly: true }),
    { _volume: { name: 'a', persistentVolumeClaim: { claimName: 'c' } }, _mount: { name: 'a', mountPath: '/a', readOnly: true } }],
  [ExtraVolume.emptyDir({ name: 'a', mountPath: '/a', sizeLimit: '1Gi' }),
    { _volume: { name: 'a', emptyDir: { sizeLimit: '1Gi' } }, _mount: { name: 'a', mountPath: '/a' } }],
])('a volume of %j', (volume, expected) => expect(JSON.parse(JSON.stringify(volume))).toEqual(expected));

test.each<[string, unknown, unknown]>([
  ['a port beside 80', endpointUrl({ serviceName: 'hook', namespace: 'prow', port: 8888 }), 'http://hook.prow:8888'],
  ['port 80', endpointUrl({ serviceName: 'deck', namespace: 'prow', port: 80 }), 'http://deck.prow'],
  ['a value in env', environmentEntry({ name: 'A', value: '' }), { name: 'A', value: '' }],
  ['a reference in env', environmentEntry({ name: 'A', secretKeyRef: { name: 's', key: 'k' } }),
    { name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
  ['an IPv4 address in a URL', urlHost('1.2.3.4'), '1.2.3.4'],
  ['an IPv6 address in a URL', urlHost('fd00::1'), '[fd00::1]'],
  ['a name in a URL', urlHost('a.example'), 'a.example'],
  ['the family of an IPv4 network', familyOf('10.0.0.0/8'), 'ipv4'],
  ['the family of an IPv6 network', familyOf('::/0'), 'ipv6'],
  ['networks of two families', overlap('0.0.0.0/0', '::/0'), false],
  ['a network of another family', contains('::/0', '10.0.0.0/8'), false],
  ['a network and itself', contains('10.0.0.0/8', '10.0.0.0/8'), true],
  ['a larger network', contains('10.0.0.0/16', '10.0.0.0/8'), false],
  ['neighbours', overlap('10.0.0.0/9', '10.128.0.0/9'), false],
  ['a part of an IPv6 network', contains('fd00::/8', 'fd00:10:244::/56'), true],
  ['exa, not an exponent', quantityValue('1E'), 1e18],
  ['an exponent, not exa', quantityValue('1E3'), 1000],
  ['a sign', quantityValue('+.5Ki'), 512],
  ['less than nothing', quantityValue('-1m'), -0.001],
  ['a duration', goSeconds('1h0.5s1ms'), 3600.501],
  ['less than a moment', goNanoseconds('-1.5us'), -1500n],
  ['the longest time before', goNanoseconds('-9223372036854775808ns'), -(2n ** 63n)],
  ['no duration', goNanoseconds('5 m'), undefined],
])('%s', (_, actual, expected) => expect(actual).toEqual(expected));

test.each<[boolean, readonly string[]]>([
  [true, ['10.1.2.3', '172.31.0.1', '192.168.1.5', '127.0.0.1', '169.254.1.1', '100.64.0.1', '0.0.0.0', 'fd00::1', 'fe80::1', '::1', '::ffff:10.0.0.1']],
  [false, ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8', 'prow.example.com', '']],
])('private is %s', (expected, addresses) => {
  expect(addresses.filter((address) => isPrivateAddress(address) !== expected)).toEqual([]);
});

test.each<[boolean, readonly string[]]>([
  [true, ['10.0.0.0/8', '192.168.1.7/32', '100.64.0.0/10', 'fd00::/8']],
  [false, ['0.0.0.0/0', '10.0.0.0/7', '140.82.112.0/20', '2a0a:a440::/29', '::/0']],
])('a private network is %s', (expected, networks) => expect(networks.filter((network) => isPrivateNetwork(network) !== expected)).toEqual([]));

test.each<['address' | 'name' | undefined, readonly string[]]>([
  ['address', ['10.1.2.3', '127.0.0.1', '100.64.0.9', '224.0.0.1', '203.0.113.5', '0.0.0.0', 'fd00::1', '::1']],
  ['name', [
    'localhost', 'hook', 'prow.local', 'prow.internal', 'hook.prow.svc', 'hook.prow.svc.cluster.local', 'prow.home.arpa',
    'prow.lan', 'prow.test', 'prow.example',
    '192.168.1.9.nip.io', 'prow.10-0-0-5.sslip.io', 'hook.lvh.me',
  ]],
  [undefined, [
    'prow.acme.dev', 'prow.example.com', '8.8.8.8', '2606:4700::1111', '8.8.8.8.nip.io', 'acme.ngrok-free.app', 'local.dev',
    'mylan.io', 'svc.acme.dev', 'example.io',
  ]],
])('what keeps the Internet away: %s', (kind, hosts) => expect(hosts.filter((host) => secluded(host) !== kind)).toEqual([]));

test('nodes that no image is made for', () => expect(findings(POD_FIELDS.nodeSelector, { 'kubernetes.io/os': 'windows' })).toEqual([
  '"windows" in kubernetes.io/os is not linux, and the images are made for that alone; leave that label out (ImageForOtherPlatform)',
]));

test.each([
  ['127.0.0.1-127.0.0.9', '127.0.0.0/8', '"127.0.0.1-127.0.0.9" has addresses of 127.0.0.0/8, at which nobody is reached; give addresses that hosts '
    + 'can have (AddressUnusable)'],
  ['ff02::/16', 'ff00::/8', '"ff02::/16" has addresses of ff00::/8, at which nobody is reached; give addresses that hosts can have (AddressUnusable)'],
])('%s has addresses that nobody has', (shown, network, said) => {
  const { what, instead, code } = unusableFinding(shown, (other) => other === network)!;
  expect(`${what}; ${instead} (${code})`).toBe(said);
});

test('addresses that hosts can have', () => expect(unusableFinding('10.0.0.0/8', () => false)).toBeUndefined());

describe('a lock of images', () => {
  const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

  test.each<[string, () => unknown, readonly string[]]>([
    ['lines are none', () => ImageLock.parse(`nginx:1\nnginx@${DIGEST}\ndocker.io/a/b:1@sha256:12\n{}`), [
      ['1', 'nginx:1'], ['2', `nginx@${DIGEST}`], ['3', `docker.io/a/b:1@sha256:12`], ['4', '{}'],
    ].map(([line, entry]) => `ImageLock.parse(): line ${line}: "${entry}" is not an image with a tag and a digest; write it as "registry/path:tag@sha256:…", with `
      + '64 hexadecimal digits (DigestInvalid)')],
    ['two digests of one image', () => ImageLock.parse(`a/b:1@${DIGEST}\na/b:1@${DIGEST}\na/b:1@sha256:${'1'.repeat(64)}`), [
      `ImageLock.parse(): line 3: "a/b:1" has "${DIGEST}" on an earlier line and "sha256:${'1'.repeat(64)}" here; keep one of them (DigestAmbiguous)`,
    ]],
    ['no text', () => ImageLock.parse(7 as never), ['ImageLock.parse(): 7 is not a string; put it in quotes (WrongType)']],
  ])('is refused where %s', (_, act, texts) => expect(thrown(act)).toEqual(texts));

  const lock = ImageLock.parse(`# of yesterday\r\n\r\na/b:1@${DIGEST} # checked\r\nr.dev:5000/c:2@${DIGEST}`);

  test.each<[string, string | undefined, string]>([
    ['a/b:1', undefined, `a/b:1@${DIGEST}`], ['a/b:2', undefined, 'a/b:2'], ['mirror.dev/a/b:1', 'a/b:1', `mirror.dev/a/b:1@${DIGEST}`],
    [`a/b:1@sha256:${'f'.repeat(64)}`, undefined, `a/b:1@sha256:${'f'.repeat(64)}`],
  ])('%s, without a mirror %s, is %s', (image, unmirrored, expected) => expect(locked(lock, image, unmirrored)).toBe(expected));

  const said = (findings: readonly Finding[]): readonly string[] => findings.map(({ what, instead, code }) => `${what}; ${instead} (${code})`);
  const OTHER = `a/b:1@sha256:${'f'.repeat(64)}`;

  test.each<[string, readonly string[], string | undefined, readonly string[]]>([
    ['what has the digest of the lock', [`a/b:1@${DIGEST}`, `mirror.dev/a/b:1@${DIGEST}`], 'mirror.dev', []],
    ['what has a tag that the lock does not know', [`a/b:2@sha256:${'f'.repeat(64)}`, `z@sha256:${'f'.repeat(64)}`], undefined, []],
    ['what has another digest', [OTHER, OTHER], undefined, [`"${OTHER}" has another digest than images.lock, which has "${DIGEST}" of "a/b:1"; leave the digest of the `
      + 'image out, or write the one that is right into images.lock (DigestMismatch)']],
    ['and comes by a mirror', [`mirror.dev/${OTHER}`], 'mirror.dev', [`"mirror.dev/${OTHER}" has another digest than images.lock, which has "${DIGEST}" of "a/b:1"; leave `
      + 'the digest of the image out, or write the one that is right into images.lock (DigestMismatch)']],
  ])('compares %s', (_, images, mirror, texts) => expect(said(lockFindings(lock, images, mirror))).toEqual(texts));

  test('that lacks some says so once, and an empty one of none', () => {
    expect(said(lockFindings(lock, ['a/b:2', 'a/b:2', 'x:1', `a/b:1@${DIGEST}`]))).toEqual(['has no digest of "a/b:2" (only of "a/b:1"), "x:1"; empty images.lock, synthesize, and fill it anew from '
      + 'images.txt (ImageNotLocked)']);
    expect([lockFindings(ImageLock.parse(''), ['x:1', OTHER]), lockFindings(undefined, ['x:1', OTHER])]).toEqual([[], []]);
  });
});

test('an object needs a chart somewhere above it', () => {
  const app = new App();
  expect(thrown(() => nativeObject(new Construct(new Construct(app, 'mine'), 'deep'), 'config', 'v1/ConfigMap', { metadata: { name: 'config' } }))).toEqual([
    '[mine] stands in no chart, and cdk8s writes what is in one alone; give it new Chart(app, "prow") for a scope (ChartMissing)',
  ]);
});

test('every code that core uses ends a full text above', () => {
  const core = join(__dirname, '../../src/core');
  const files = readdirSync(core).filter((file) => file.endsWith('.ts') && !file.endsWith('error-catalogue.ts'));
  const sources = files.map((file) => readFileSync(join(core, file), 'utf8')).join('');
  const asserted = readFileSync(__filename, 'utf8');
  const used = Object.keys(ERRORS).filter((code) => sources.includes(`'${code}'`));
  expect(used.length).toBeGreaterThan(30);
  expect(used.filter((code) => !asserted.includes(` (${code})`))).toEqual([]);
});

test('plain data holds no secret', () => {
  expect(findings(json, { a: ['-----BEGIN PRIVATE KEY-----'] })).toEqual([
    'a[0]: holds what looks like a private key (not shown); keep it in a Secret that is made in the cluster, and refer to that by name (SecretValueInOutput)',
  ]);
});
