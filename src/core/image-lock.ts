import { parseImage } from './image-reference';
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

/** What is wrong with a lock that does not know all of these images. One that is empty says nothing of any. */
export function lockFinding(lock: ImageLock | undefined, images: readonly string[]): Finding | undefined {
  if (lock === undefined || lock._digests.size === 0) return undefined;
  const unknown = [...new Set(images.filter((image) => !image.includes('@')))].sort();
  if (unknown.length === 0) return undefined;
  const words = unknown.map((image) => {
    const [name] = image.split(/:[^:/]*$/);
    const other = [...lock._digests.keys()].find((key) => key !== image && key.split(/:[^:/]*$/)[0] === name);
    return other === undefined ? quote(image) : `${quote(image)} (only of ${quote(other)})`;
  });
  return {
    what: `has no digest of ${words.join(', ')}`, instead: 'empty images.lock, synthesize, and fill it anew from images.txt', code: 'ImageNotLocked',
  };
}
