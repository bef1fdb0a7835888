import { Rule } from './props';
import { quote } from './quote';
import { text } from './safe-text';

const DOMAIN = /(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?/.source;
const PART = /[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/.source;
const DIGEST = /[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}/.source;
const REFERENCE = new RegExp(`^(${DOMAIN})/(${PART}(?:/${PART})*)(?::(\\w[\\w.-]{0,127}))?(?:@(${DIGEST}))?$`);
/** Hexadecimal digits of the digests that can be checked. */
const DIGESTS: Readonly<Record<string, RegExp>> = { sha256: /^[a-f0-9]{64}$/, sha384: /^[a-f0-9]{96}$/, sha512: /^[a-f0-9]{128}$/ };
const LONGEST_PATH = 255;
const LONGEST = 512;

/** A reference in its parts; an image without a registry is one of Docker Hub's. */
export interface ImageReference {
  readonly registry: string;
  readonly path: string;
  readonly tag?: string;
  readonly digest?: string;
}

/**
 * What kubelet and containerd understand by an image; undefined where they refuse it.
 *
 * Source: github.com/distribution/reference normalize.go, ParseNormalizedNamed, and regexp.go; github.com/opencontainers/go-digest algorithm.go.
 */
export function parseImage(image: string): ImageReference | undefined {
  if (/^[a-f0-9]{64}$/.test(image)) return undefined;
  const { domain, rest } = split(image);
  const [, registry, path, tag, digest] = REFERENCE.exec(`${domain}/${rest}`) ?? [];
  if (registry === undefined || path.length > LONGEST_PATH) return undefined;
  if (digest !== undefined) {
    const [algorithm, digits] = digest.split(':');
    if (!Object.hasOwn(DIGESTS, algorithm) || !DIGESTS[algorithm].test(digits)) return undefined;
  }
  return { registry, path, tag, digest };
}

function split(image: string): { readonly domain: string; readonly rest: string } {
  const [first, ...others] = image.split('/');
  if (others.length === 0) return { domain: 'docker.io', rest: `library/${image}` };
  const hasDomain = first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first;
  const domain = !hasDomain || first === 'index.docker.io' ? 'docker.io' : first;
  const rest = hasDomain ? others.join('/') : image;
  return { domain, rest: domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest };
}

/** An image as kubelet reads it, with or without a tag. */
export const imageReference: Rule<string> = (value, report) => {
  const image = text(value, report);
  if (image.length > LONGEST) {
    return report({ what: `${quote(image)} has ${image.length} characters`, instead: `shorten it to ${LONGEST}`, code: 'NameTooLong' });
  }
  const read = parseImage(image);
  if (read !== undefined && !portTooLarge(read.registry)) return image;
  return report({ what: `${quote(image)} is not an image`, instead: remedy(image), code: 'ImageInvalid' });
};

/** True for a port that no machine has. */
export function portTooLarge(registry: string): boolean {
  return Number(/:(\d+)$/.exec(registry)?.[1] ?? 0) > 65535;
}

function remedy(image: string): string {
  const meant = image.trim().replace(/^https?:\/\//, '').replace(/\/+/g, '/').replace(/\.{2,}/g, '.');
  const lower = meant.replace(/^([^:@]*)/, (name) => name.toLowerCase());
  const near = [meant, lower].find((one) => one !== image && parseImage(one) !== undefined);
  return near === undefined ? 'write "registry/path:tag" or "registry/path@sha256:…"' : `did you mean ${quote(near)}?`;
}
