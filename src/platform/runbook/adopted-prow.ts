import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';

/** Where a Prow that is taken over lies. */
export interface AdoptedProwOptions {
  /**
   * Namespace of its Deployments and ProwJobs: `prowjob_namespace` of its config. Error: `NameNotDnsLabel`.
   * @default prow
   */
  readonly namespace?: string;

  /**
   * Namespace of the pods of its jobs: `pod_namespace` of its config. Error: `NameNotDnsLabel`.
   * @default - for `tutorial` the namespace of Prow itself, for `starter` `test-pods`
   */
  readonly podNamespace?: string;
}

/** What has to be known of a Prow that is taken over. */
export interface AdoptedProwPlan {
  readonly namespace: string;
  readonly podNamespace: string;
  /** Keys of its Secret `github-token`, by what is in them. */
  readonly keys: Readonly<Record<'app-id' | 'app-private-key' | 'token', string>>;
  /** Whether it keeps logs in a MinIO of its own. */
  readonly minio: boolean;
}

const FIELDS = { namespace: optional(dnsLabel, 'prow'), podNamespace: optional(dnsLabel) } satisfies Fields<AdoptedProwOptions>;

/** A Prow that runs in the cluster and that this one takes the place of. `ADOPTION.md` says how, with no ProwJob lost. */
export class AdoptedProw {
  /**
   * In the style of public tutorials: one namespace for everything, hook on a node port, Secrets made by hand (`hmac-token` with `hmac`, `github-token`
   * with `app_id` and `app_private_key`, or `oauth` of a bot), no store. Errors: those of the options.
   */
  static tutorial(options: AdoptedProwOptions = {}): AdoptedProw {
    const { namespace, podNamespace = namespace } = readProps(Where.call('AdoptedProw.tutorial'), options, FIELDS);
    return new AdoptedProw({
      namespace, podNamespace, minio: false, keys: { 'app-id': 'app_id', 'app-private-key': 'app_private_key', 'token': 'oauth' },
    });
  }

  /**
   * From upstream's `starter-s3.yaml` or `starter-gcs.yaml`: `github-token` with `appid` and `cert`, and MinIO where it was the former.
   * Errors: those of the options. Source: prow config/prow/cluster/starter at a61940897.
   */
  static starter(options: AdoptedProwOptions = {}): AdoptedProw {
    const { namespace, podNamespace = 'test-pods' } = readProps(Where.call('AdoptedProw.starter'), options, FIELDS);
    return new AdoptedProw({ namespace, podNamespace, minio: true, keys: { 'app-id': 'appid', 'app-private-key': 'cert', 'token': 'token' } });
  }

  private constructor(
    /** @internal */
    readonly _plan: AdoptedProwPlan,
  ) {}
}
