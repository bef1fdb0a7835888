import { parseImage } from '../../core/image-reference';
import { UpstreamManifestPlan } from '../../core/upstream/upstream-manifest-plan';
import { CniPlan } from '../../network/cni-plan';

/** What a bill of materials is written from. */
export interface SbomFacts {
  readonly prowVersion: string;
  /** Whole references, each once. */
  readonly images: readonly string[];
  readonly upstreamManifests: readonly UpstreamManifestPlan[];
  readonly cni: Pick<CniPlan, 'name' | 'imagesOfChart'>;
}

/**
 * `sbom.cdx`: the images of the platform, and what of other projects it is applied with, as CycloneDX 1.6 writes them. It has neither a number nor a
 * date of its own, so that the same platform has the same one. Its name does not end in `.json`, because kubectl reads that beside YAML.
 *
 * Source: CycloneDX/specification schema/bom-1.6.schema.json; package-url/purl-spec, type oci.
 */
export function sbom({ prowVersion, images, upstreamManifests, cni }: SbomFacts): string {
  return `${JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { 'type': 'platform', 'bom-ref': 'prow', 'name': 'prow', 'version': prowVersion } },
    components: [
      ...images.map(container),
      ...upstreamManifests.map(({ name, version, url, sha256 }) => ({
        'type': 'application', 'bom-ref': `${name}@${version}`, name, version,
        'externalReferences': [{ type: 'distribution', url, ...sha256 === undefined ? {} : { hashes: [{ alg: 'SHA-256', content: sha256 }] } }],
      })),
      ...cni.imagesOfChart === undefined ? [] : [{ 'type': 'application', 'bom-ref': `chart of ${cni.name}`, 'name': cni.name }],
    ],
  }, null, 2)}\n`;
}

function container(image: string): object {
  const { registry, path, tag, digest } = parseImage(image) ?? {};
  if (registry === undefined || path === undefined) return { 'type': 'container', 'bom-ref': image, 'name': image };
  const place = encodeURIComponent(`${registry}/${path}`).replaceAll('%2F', '/');
  const version = digest === undefined ? '' : `@${encodeURIComponent(digest)}`;
  const digits = digest?.startsWith('sha256:') ? { hashes: [{ alg: 'SHA-256', content: digest.slice('sha256:'.length) }] } : {};
  return {
    'type': 'container', 'bom-ref': image, 'name': `${registry}/${path}`, ...tag === undefined && digest === undefined ? {} : { version: tag ?? digest },
    'purl': `pkg:oci/${path.slice(path.lastIndexOf('/') + 1)}${version}?repository_url=${place}${tag === undefined ? '' : `&tag=${tag}`}`, ...digits,
  };
}
