import { yamlText } from '../../core/yaml-text';
import { stageOfFile } from '../delivery/apply-plan';
import { FluxSettings } from './git-ops-options';
import { STAGES } from '../stages';
import { below, beside, GitOpsFacts, GitOpsPlan } from './git-ops-plan';
import { GIT_OPS_FOLDER as FOLDER, KUSTOMIZATION, kustomization, stageKustomizations } from './kustomization';

const FILE = `${FOLDER}/flux.yaml`;

/**
 * A Kustomization for each stage, and one over them.
 *
 * Source: kustomize-controller v1.10.1, docs/spec/v1/kustomizations.md; fluxcd/pkg kustomize v1.44.0 (`SecureBuild`: files above the folder, but not
 * above the repository).
 */
export function fluxPlan(settings: FluxSettings): GitOpsPlan {
  const { namespace, path, url, branch, secretName } = settings;
  return {
    by: 'Flux',
    namespace,
    upstreamPath: settings.upstreamPath,
    annotations: ({ stays }) => ({ ...(stays ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } : {}) }),
    files: (facts) => [
      { name: FILE, content: objects(settings, facts).map(yamlText).join('---\n') },
      // without it whoever points Flux at the folder would get all stages at once
      { name: `${FOLDER}/${KUSTOMIZATION}`, content: kustomization('flux.yaml') },
      ...stageKustomizations(facts.files),
    ],
    telling: {
      by: 'Flux', installation: 'https://fluxcd.io/flux/installation/', crd: 'kustomizations.kustomize.toolkit.fluxcd.io',
      url, branch, path, upstreamPath: settings.upstreamPath, file: FILE,
      words: [
        'It looks after that file by itself then.',
        ...(secretName === undefined ? [] : [`It signs in by the Secret \`${secretName}\` of \`${namespace}\`, which must be there before.`]),
      ],
      shows: `kubectl --namespace ${namespace} get kustomizations.kustomize.toolkit.fluxcd.io`,
      expect: 'a line for each stage with `True` under READY',
      tells: `kubectl --namespace ${namespace} describe kustomizations.kustomize.toolkit.fluxcd.io`,
      // one that is suspended leaves what it applied when it is deleted
      stops: [`kubectl patch --filename=${FILE} --type=merge --patch='{"spec":{"suspend":true}}'`, `kubectl delete --filename=${FILE}`],
    },
  };
}

function objects(settings: FluxSettings, { prowNamespace, files, sealed }: GitOpsFacts): readonly object[] {
  const { url, branch, interval, path, upstreamPath, namespace, secretName } = settings;
  const stages = files.map((file) => ({ name: `${prowNamespace}-${stageOfFile(file)}`, path: below(path, FOLDER, stageOfFile(file)) }));
  const upstream = upstreamPath === undefined ? [] : [{ name: `${prowNamespace}-upstream`, path: upstreamPath }];
  const ordered = [...upstream, ...stages];
  const namespaces = stages.find(({ name }) => name === `${prowNamespace}-${STAGES.namespaces}`);
  const apply = (name: string, folder: string, spec: object): object => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace },
    spec: { sourceRef: { kind: 'GitRepository', name: prowNamespace }, path: `./${folder}`, interval, retryInterval: '1m', timeout: '10m', ...spec },
  });
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: prowNamespace, namespace },
      spec: { url, ref: { branch }, interval, ...(secretName === undefined ? {} : { secretRef: { name: secretName } }) },
    },
    // it is among what it applies, so that it must not wait for that
    apply(prowNamespace, below(path, FOLDER), { prune: true, wait: false }),
    ...ordered.map(({ name, path: folder }, i) => apply(name, folder, {
      // a version that has a CRD no more would take all objects of it along
      prune: !upstream.some((one) => one.name === name),
      wait: true,
      ...(i === 0 ? {} : { dependsOn: [{ name: ordered[i - 1].name }] }),
    })),
    // beside the stages: pods wait for their Secrets, which wait for the namespaces
    ...(sealed === undefined ? [] : [apply(`${prowNamespace}-secrets`, beside(path, sealed.folder), {
      prune: false, wait: true, ...(namespaces === undefined ? {} : { dependsOn: [{ name: namespaces.name }] }),
      ...(sealed.fluxSecretName === undefined ? {} : { decryption: { provider: 'sops', secretRef: { name: sealed.fluxSecretName } } }),
    })]),
  ];
}
