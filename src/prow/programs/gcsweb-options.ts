import { Endpoint } from '../../core/endpoint';
import { httpUrl } from '../../core/net';
import { Finding } from '../../core/problem';
import { Fields, optional, Read, shape } from '../../core/props';
import { integer } from '../../core/values';
import { ComponentSettings, COMPONENT_FIELDS, ScalableComponentOptions } from '../components/component-options';

/**
 * What can be set of gcsweb, a browser of everything in the bucket of logs: logs, artifacts, and what Prow itself keeps there. It asks nobody who he is.
 * With `privateDeck` it stands behind the login of that one, because hidden repositories have their files in the bucket too; with `DeckAccess.oauth2Proxy()`
 * alone behind that login, at the address of deck; otherwise nobody outside reaches it, but by `url`. It is one pod of the image of kubernetes/test-infra,
 * `gcr.io/k8s-staging-test-infra/gcsweb`, unless `replicas` and `image` say otherwise.
 */
export interface GcswebOptions extends ScalableComponentOptions {
  /**
   * Where people find it, by a way that you make to the Service `gcsweb`: `https://artifacts.acme.dev`. Whoever reaches that sees all files of all jobs, so
   * that it raises `MutuallyExclusive` beside a deck that asks people who they are, and beside repositories that deck hides. Error: `UrlWithoutScheme`.
   * @default - the address of `privateDeck`; without it that of deck, where something before deck asks people who they are; otherwise nobody finds it
   */
  readonly url?: string;
}

/** Of its objects and the label `app`. */
export const GCSWEB = 'gcsweb';

/**
 * Of the run that pushed label_sync of this tag, which pushes all of these images.
 * Source: test-infra .test-infra-misc-images.yaml, and post-test-infra-push-misc-images of config/jobs/image-pushing/k8s-staging-test-infra.yaml, 2026-08-22.
 */
export const GCSWEB_IMAGE = 'gcr.io/k8s-staging-test-infra/gcsweb:v20260729-f66136c16c';

export const gcswebOptions = shape({
  ...COMPONENT_FIELDS, replicas: optional(integer(0, 100)), url: optional(httpUrl),
} satisfies Fields<GcswebOptions>);

/** gcsweb's pod, and how it is found. */
export interface GcswebSettings extends ComponentSettings {
  readonly endpoint: Endpoint;
  /** The bucket that it shows: `s3://prow-logs`. */
  readonly bucket: string;
  /** What stands before the paths of objects in its own: `/s3/`. */
  readonly path: string;
  /** The deck whose login it stands behind; undefined for none. */
  readonly behind: 'deck' | 'private-deck' | undefined;
  /** What links of deck begin with; undefined where nobody finds it. */
  readonly link: string | undefined;
  /** The address of a way of somebody's own. */
  readonly url: string | undefined;
}

/** Paths beside those of objects. Source: test-infra gcsweb/cmd/gcsweb/gcsweb.go at 9cd5798cbb. */
export const GCSWEB_FILES: readonly string[] = ['/icons/', '/styles/'];

/** How a Prow is reached, as far as gcsweb goes by it. */
export interface GcswebSurroundings {
  readonly namespace: string;
  /** `s3://bucket/folder` or `gs://bucket/folder`. */
  readonly logsUrl: string;
  readonly deckUrl: string | undefined;
  readonly isDeckOpen: boolean;
  /** Where the second deck answers, behind its own login; undefined where there is none. */
  readonly privateUrl: string | undefined;
  /** Repositories that not everybody may read. */
  readonly hidden: readonly string[];
}

/** What was said of it, and what that means here. */
export function gcswebSettings(
  { url: said }: Read<typeof gcswebOptions>, pod: ComponentSettings, around: GcswebSurroundings, found: (path: string, finding: Finding) => void,
): GcswebSettings {
  const { namespace, logsUrl, deckUrl, isDeckOpen, privateUrl, hidden } = around;
  const [, scheme = '', bucket = ''] = /^(\w+):\/\/([^/]+)/.exec(logsUrl) ?? [];
  const path = scheme === 'gs' ? '/gcs/' : `/${scheme}/`;
  const url = said?.replace(/\/+$/, '');
  // who is let in to the first deck is not to see what that one hides
  const behind = privateUrl !== undefined ? 'private-deck' : isDeckOpen ? undefined : 'deck';
  if (url !== undefined && behind !== undefined) {
    found('url', {
      what: `is given, and gcsweb stands behind the login of ${behind}, which a further way would go around`, instead: 'leave it out', code: 'MutuallyExclusive',
    });
  } else if (url !== undefined && hidden.length > 0) {
    found('url', {
      what: `is given, and whoever reaches it reads logs of ${hidden.join(', ')}, which not everybody may read`,
      instead: 'leave it out, and give deckAccess: DeckAccess.oauth2Proxy({ … })', code: 'MutuallyExclusive',
    });
  }
  const base = url ?? privateUrl ?? (isDeckOpen ? undefined : deckUrl);
  return {
    ...pod, endpoint: { serviceName: GCSWEB, namespace, port: 80 }, bucket: `${scheme}://${bucket}`, path, behind: base === undefined ? undefined : behind, url,
    link: base === undefined ? undefined : `${base}${path}`,
  };
}
