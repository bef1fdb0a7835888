import { parseImage, portTooLarge } from './image-reference';
import { also } from './props';
import { quote } from './quote';
import { text } from './safe-text';

/** A registry or a folder in one, without a slash at the end: what stands before the path of an image. */
export const imageRegistry = also(text, (value) => (isRegistry(value) ? undefined
  : { what: `${quote(value)} is not a registry`, instead: 'write "registry.example.com" or "registry.example.com/mirror"', code: 'ImageInvalid' }));

function isRegistry(value: string): boolean {
  // without a dot or a port it would be a name of Docker Hub's
  const image = /^(localhost$|localhost\/|[^/]*[.:])/.test(value) && value.length <= 400 ? parseImage(`${value}/image:tag`) : undefined;
  return image !== undefined && !portTooLarge(image.registry);
}

/** The same image with its registry: without one it is of Docker Hub's. */
export function withRegistry(image: string): string {
  const [first, ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? image : pulledFrom('docker.io', image);
}

/**
 * The same image from another registry: its own gives way, its path stays. An image without a registry is one of Docker Hub's.
 *
 * Source: github.com/distribution/reference, splitDockerDomain: a first part with a dot or a colon, or `localhost`, is a registry.
 */
export function pulledFrom(registry: string | undefined, image: string): string {
  if (registry === undefined || image.startsWith(`${registry}/`)) return image;
  const [first, ...rest] = image.split('/');
  if (rest.length === 0) return `${registry}/library/${image}`;
  return `${registry}/${/[.:]|^localhost$/.test(first) ? rest.join('/') : image}`;
}
