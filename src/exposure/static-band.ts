/**
 * The part at the bottom of a range of node ports that Kubernetes gives away last: a port of it is rarely taken by a Service that asked for any.
 * Undefined where the range is too small to have one.
 *
 * Source: KEP-3668, kubernetes v1.29 and later, `pkg/registry/core/service/portallocator/allocator.go`.
 */
export function staticBand(range: string): { readonly first: number; readonly last: number } | undefined {
  const [first, end] = range.split('-').map(Number);
  const size = end - first + 1;
  return size <= 16 ? undefined : { first, last: first + Math.min(Math.max(16, Math.floor(size / 32)), 128) - 1 };
}
