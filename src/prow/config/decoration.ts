import { JOB_SERVICE_ACCOUNT } from '../object-names';
import { ProwModel } from '../prow-model';
import { Json } from './json';

/**
 * What Prow adds to the pod of every decorated job: clone, upload and the wrapper around its command. Without it no decorated job is accepted,
 * and neither is the configuration that holds one. Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig, at a61940897.
 */
export function defaultDecoration({ storage, images }: ProwModel): Json {
  const { clonerefs, entrypoint, initupload, sidecar } = images;
  return {
    utility_images: { clonerefs, entrypoint, initupload, sidecar },
    resources: UTILITY_RESOURCES,
    gcs_configuration: { bucket: storage.logsUrl, path_strategy: 'explicit' },
    ...(storage.credentials ? { [storage.credentials.decorationKey]: storage.credentials.secretNames.jobs } : {}),
    default_service_account_name: JOB_SERVICE_ACCOUNT,
    censor_secrets: true,
    // those of Kubernetes' own Prow. Source: test-infra config/prow/config.yaml at 000a57281
    timeout: '2h',
    grace_period: '15m',
  };
}

// requests let jobs run under a ResourceQuota; init containers end before the job begins, so they cost it nothing
export const UTILITY_RESOURCES = {
  clonerefs: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '2Gi' } },
  initupload: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
  place_entrypoint: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '128Mi' } },
  // it censors ten files at once in buffers of 10 MiB each
  sidecar: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '1Gi' } },
};

/** What lets jobs of private repositories clone: an entry for each, because Prow has no word for "without". */
export function cloneDecorations({ github: { cloneApp, apiUrl } }: ProwModel): readonly Json[] {
  if (cloneApp === undefined) return [];
  const { appId, secretName, privateKeyKey } = cloneApp;
  return cloneApp.repositories.map((repo) => ({
    repo,
    config: {
      github_api_endpoints: [apiUrl], github_app_id: String(appId), github_app_private_key_secret: { name: secretName, key: privateKeyKey },
    },
  }));
}
