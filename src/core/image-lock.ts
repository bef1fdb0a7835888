import { parseImage } from './image-reference';
import { pulledFrom } from './image-registry';
import { Finding, throwProblems, Where } from './problem';
import { quote } from './quote';

/** Digests of images, by the images; what `images.lock` holds. */
export class ImageLock {
  /**
   * What a file says: an image on a line, with its tag and its digest, as `ghcr.io/versity/versitygw:v1.8.0@sha256:…`; empty lines, and what stands behind
   * `#`, are not read. Errors: `DigestInvalid`, `DigestAmbiguous`, all lines together.
   */
  static parse(content: string): ImageLock {
    const where = Where.call('ImageLock.parse');
    const findings: Finding[] = [];
    const digests = new Map<string, string>();
    if (typeof content !== 'string') throwProblems([where.problem('', { what: `${quote(content)} is not a string`, instead: 'put it in quotes', code: 'WrongType' })]);
    for (const [index, line] of content.split(/\r?\n/).entries()) {
      const entry = line.replace(/#.*/, '').trim();
      const finding = entry === '' ? undefined : read(entry, digests);
      if (finding !== undefined) findings.push({ ...finding, what: `line ${index + 1}: ${finding.what}` });
    }
    throwProblems(findings.map((finding) => where.problem('', finding)));
    return new ImageLock(digests);
  }

  private constructor(
    /** @internal */
    readonly _digests: ReadonlyMap<string, string>,
  ) {}
}

function read(entry: string, digests: Map<string, string>): Finding | undefined {
  const { tag, digest } = parseImage(entry) ?? {};
  if (tag === undefined || digest === undefined) {
    return {
      what: `${quote(entry)} is not an image with a tag and a digest`, instead: 'write it as "registry/path:tag@sha256:…", with 64 hexadecimal digits',
      code: 'DigestInvalid',
    };
  }
  const image = entry.slice(0, -digest.length - 1);
  const earlier = digests.get(image);
  digests.set(image, digest);
  if (earlier === undefined || earlier === digest) return undefined;
  return { what: `${quote(image)} has ${quote(earlier)} on an earlier line and ${quote(digest)} here`, instead: 'keep one of them', code: 'DigestAmbiguous' };
}

/** The image with its digest behind its tag; as it is where it has one, or nobody knows it. Of a mirrored one the digest stays, so both names count. */
export function locked(lock: ImageLock | undefined, image: string, unmirrored = image): string {
  if (lock === undefined || image.includes('@')) return image;
  const digest = lock._digests.get(image) ?? lock._digests.get(unmirrored);
  return digest === undefined ? image : `${image}@${digest}`;
}

/** Where images come from, and by which digests. */
export interface ImageSource {
  readonly imageRegistry?: string;
  readonly imageLock?: ImageLock;
}

/** An image from where all come, with its digest where there is a lock. */
export function pulled({ imageRegistry: mirror, imageLock }: ImageSource, image: string): string {
  return locked(imageLock, pulledFrom(mirror, image), image);
}

/**
 * What is wrong between a lock and the images that are pulled, by way of a mirror where there is one: digests of theirs that are not those of the lock, and
 * images that it does not know. One that is empty says nothing of any.
 */
export function lockFindings(lock: ImageLock | undefined, images: readonly string[], mirror?: string): readonly Finding[] {
  if (lock === undefined || lock._digests.size === 0) return [];
  const pulled = [...new Set(images)].sort();
  const unknown = pulled.filter((image) => !image.includes('@'));
  return [...pulled.flatMap((image) => contradiction(lock, image, mirror) ?? []), ...unknown.length === 0 ? [] : [unlocked(lock, unknown)]];
}

function contradiction({ _digests: digests }: ImageLock, image: string, mirror: string | undefined): Finding | undefined {
  const [tagged, digest] = image.split('@');
  if (digest === undefined) return undefined;
  // two images may have one name in a mirror
  const keys = digests.has(tagged) ? [tagged] : [...digests.keys()].filter((key) => pulledFrom(mirror, key) === tagged);
  if (keys.length === 0 || keys.some((key) => digests.get(key) === digest)) return undefined;
  return {
    what: `${quote(image)} has another digest than images.lock, which has ${quote(digests.get(keys[0]))} of ${quote(keys[0])}`,
    instead: 'leave the digest of the image out, or write the one that is right into images.lock', code: 'DigestMismatch',
  };
}

function unlocked(lock: ImageLock, unknown: readonly string[]): Finding {
  const words = unknown.map((image) => {
    const [name] = image.split(/:[^:/]*$/);
    const other = [...lock._digests.keys()].find((key) => key !== image && key.split(/:[^:/]*$/)[0] === name);
    return other === undefined ? quote(image) : `${quote(image)} (only of ${quote(other)})`;
  });
  return {
    what: `has no digest of ${words.join(', ')}`, instead: 'empty images.lock, synthesize, and fill it anew from images.txt', code: 'ImageNotLocked',
  };
}
