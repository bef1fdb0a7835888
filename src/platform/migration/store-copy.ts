import { StoragePlan } from '../../prow/storage/storage-plan';
import { pulled } from '../../core/image-lock';
import { ProwModel } from '../../prow/prow-model';
import { applied } from './commands';

/** The pod that copies, with rclone. */
export const COPIER = 'store-copy';
const IMAGE = 'docker.io/rclone/rclone:1.71.0';

/** Its image, from the registry that all of Prow's come from, and by its digest where there is a lock. */
export function copierImage(prow: ProwModel): string {
  return pulled(prow, IMAGE);
}
const CONFIGURATION = '/tmp/rclone.conf';

/** One end of a copy: the Secret with its credentials, and what they do not say. */
export interface StoreEnd {
  readonly name: 'from' | 'to';
  readonly storage: StoragePlan;
  readonly secretName: string;
}

/** The Secret of who may read everything, or write everything: in a store of ours its own, because no account may do all of that. */
export function copyingSecret({ credentials, s3 }: StoragePlan): string | undefined {
  return s3?.own?.root.secretName ?? credentials?.secretNames.crier;
}

/** The command that makes the pod: rclone's file is written in it, from mounted Secrets, so that no key is shown. */
export function copierCommand(prow: ProwModel, ends: readonly StoreEnd[]): string {
  const { namespace } = prow;
  const pod = {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: COPIER, namespace, labels: { app: COPIER } },
    spec: {
      automountServiceAccountToken: false, restartPolicy: 'Never',
      securityContext: { runAsNonRoot: true, runAsUser: 65534, runAsGroup: 65534, fsGroup: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: COPIER, image: copierImage(prow), command: ['sh', '-c', `umask 077; { ${ends.flatMap(lines).join('; ')}; } >${CONFIGURATION}; exec sleep 86400`],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        volumeMounts: [...ends.map(({ name }) => ({ name, mountPath: `/${name}`, readOnly: true })), { name: 'tmp', mountPath: '/tmp' }],
      }],
      volumes: [...ends.map(({ name, secretName }) => ({ name, secret: { secretName } })), { name: 'tmp', emptyDir: {} }],
    },
  };
  return applied(JSON.stringify(pod));
}

/** Where policies shut everything off, they let this pod out and to the store as long as it is there. */
export function copierPolicy(namespace: string): string {
  const policy = {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: COPIER, namespace },
    spec: {
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: [COPIER, 'object-store'] }] },
      policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}],
    },
  };
  return applied(JSON.stringify(policy));
}

/** Copies what is missing: what jobs have written since then is newer, as the number of the latest build. */
export const COPY = 'copy --metadata --ignore-existing';

/** A command of rclone in that pod. */
export function rclone(namespace: string, words: string): string {
  return `kubectl --namespace ${namespace} exec pod/${COPIER} -- rclone --config ${CONFIGURATION} ${words}`;
}

export function removeCopier(namespace: string, isIsolated: boolean): string {
  return `kubectl --namespace ${namespace} delete --ignore-not-found pod/${COPIER}${isIsolated ? ` networkpolicy.networking.k8s.io/${COPIER}` : ''}`;
}

/** The bucket and the folder in it, as rclone writes them. */
export function bucketOf({ logsUrl }: StoragePlan): string {
  return logsUrl.replace(/^\w+:\/\//, '');
}

function lines({ name, storage: { s3, credentials } }: StoreEnd): readonly string[] {
  const file = `/${name}/${credentials?.key}`;
  if (s3 === undefined) return [`printf '[${name}]\\ntype = google cloud storage\\nservice_account_file = ${file}\\nbucket_policy_only = true\\n'`];
  const root = s3.own?.root;
  const value = (key: string): string => `$(sed -n 's/.*"${key}": *"\\([^"]*\\)".*/\\1/p' ${file})`;
  const [access, secret] = root === undefined ? [value('access_key'), value('secret_key')] : [root.accessKey, root.secretKey].map((key) => `$(cat /${name}/${key})`);
  const server = s3.endpoint === undefined ? 'provider = AWS' : `provider = Other\\nendpoint = ${s3.endpoint}\\nforce_path_style = ${s3.forcePathStyle}`;
  return [
    `printf '[${name}]\\ntype = s3\\n${server}\\nregion = ${s3.region}\\n'`,
    `printf 'access_key_id = %s\\nsecret_access_key = %s\\n' "${access}" "${secret}"`,
  ];
}
