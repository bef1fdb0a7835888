import { parseImage } from '../../../src/core/image-reference';
import type { Chance } from './chance';
import type { Grammar } from './grammar';

const HEX = 'ab12'.repeat(16);
const DOMAINS = ['ghcr.io', 'localhost', 'localhost:5000', 'docker.io', 'index.docker.io', 'quay.io:443', '[::1]:5000', '[fd00::1]', '127.0.0.1:80', 'Registry',
  'registry', 'a-b.c', 'A.b',
  'ghcr..io', '-a.io', 'a-.io', 'a_b.io', 'ghcr.io.', '.io', 'a:b', 'a:', ':5000', '[::1', 'é.io', 'a.io:99999'];
const PARTS = ['a', 'prow', 'k8s-prow', 'a__b', 'a---b', 'a.b_c', '0', 'library', 'a_-b', 'a..b', 'a___b', '-a', 'a-', 'A', 'aB', '', '.', '..', 'é',
  'x'.repeat(128), HEX];
const TAGS = ['v1', 'latest', '_x', '1.2.3-rc.1', 'V_1', 'x'.repeat(128), 'x'.repeat(129), '', '-a', '.a', 'a+b', 'v20260821-abc'];
const DIGESTS = [`sha256:${HEX}`, `sha256:${HEX.toUpperCase()}`, `sha512:${HEX}${HEX}`, `sha384:${HEX}${HEX.slice(32)}`, `sha256:${HEX.slice(1)}`,
  `md5:${HEX.slice(32)}`, 'sha256:', `sha256+b64:${HEX}`, `toString:${HEX}`];

/** Images as `reference.ParseNormalizedNamed` reads them. */
export const image: Grammar = {
  name: 'image',
  valid: ['nginx', 'nginx:1.27', 'ghcr.io/acme/hook:v1', 'localhost:5000/a/b:1', 'us-docker.pkg.dev/k8s-infra-prow/images/hook:v20260821-abc',
    `hook@sha256:${HEX}`, `a.b/c:1@sha512:${HEX}${HEX}`,
    'docker.io/ubuntu', 'index.docker.io/library/ubuntu', 'Registry/a', '[::1]:5000/a'],
  tokens: ['/', ':', '@', '.', '-', '_', '__', '..', 'a', 'B', '0', '[', ']', 'é', ' ', '\n', 'http://', 'sha256:', ...DOMAINS, ...TAGS, HEX, '%', '+', '~'],
  make: (chance) => `${chance.percent(60) ? `${chance.pick(DOMAINS)}/` : ''}${chance.some(1, 3, () => part(chance), '/')}`
    + `${chance.percent(50) ? `:${chance.pick(TAGS)}` : ''}`
    + (chance.percent(25) ? `@${chance.pick(DIGESTS)}` : ''),
  read: (text) => {
    const read = parseImage(text);
    return read && `${read.registry}/${read.path}${read.tag ? `:${read.tag}` : ''}${read.digest ? `@${read.digest}` : ''}`;
  },
  // such a host is none, and to Go it is a folder of no registry
  isNonsense: (text) => /^[^/]*_[^/]*\//.test(text),
};

function part(chance: Chance): string {
  return chance.percent(70) ? chance.some(1, 6, () => chance.pick([...'abz09-_.'])) : chance.pick(PARTS);
}
