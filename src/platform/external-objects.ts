import { SecretNeed } from '../core/secret-need';
import { CA_KEY } from '../prow/github/github-plan';
import { ComponentSettings } from '../prow/components/component-options';
import { placedPlugins, pluginAuths } from '../prow/plugins/resolve-plugins';
import { placedPrograms } from '../prow/programs/placed-programs';
import { ProwModel } from '../prow/prow-model';
import { credentialSecrets } from '../prow/storage/storage-credentials';
import { ExternalData, ExternalObject, ExternalObjects } from './checks/external-objects';

/** Everything that Prow's objects refer to and that somebody else makes: `secrets.sh`, or a user who named it in a property. */
export function externalObjects(prow: ProwModel, needs: readonly SecretNeed[] = [], pullSecrets: readonly string[] = []): ExternalObjects {
  const components: readonly ComponentSettings[] = [
    ...Object.values(prow.components), ...prow.privateDeck === undefined ? [] : [prow.privateDeck.settings],
    ...placedPlugins(prow.externalPlugins).map(({ settings }) => settings),
    ...placedPrograms(prow).flatMap(({ running }) => running ?? []),
  ];
  return {
    secrets: [
      ...ownSecrets(prow), ...neededSecrets(prow, needs), ...components.flatMap((component) => namedSecrets(component, prow.namespace)),
      ...[...pullSecrets, ...prow.storage.imagePullSecrets ?? []].map((name) => ({ namespace: prow.namespace, name })),
      ...[...prow.pods.imagePullSecrets ?? [], ...prow.jobServiceAccounts.flatMap((account) => account.imagePullSecrets ?? [])]
        .map((name) => ({ namespace: prow.jobsNamespace, name })),
      ...prow.jobCaches.flatMap(({ pod, endpoint: { namespace } }) => (pod.imagePullSecrets ?? []).map((name) => ({ namespace, name }))),
    ],
    configMaps: [...certificates(prow), ...organisations(prow), ...components.flatMap((component) => namedConfigMaps(component, prow.namespace))],
    claims: components.flatMap((component) => namedClaims(component, prow.namespace)),
  };
}

/** It makes those that are missing. */
const writer = 'secrets.sh';

function ownSecrets({ namespace, jobsNamespace, hmac, github, externalPlugins, storage, deckLogin }: ProwModel): ExternalData[] {
  const { credentials, s3 } = storage;
  return [
    { namespace, name: hmac.secretName, keys: [hmac.key], writer },
    ...[github.auth, ...pluginAuths(externalPlugins).map(({ auth }) => auth)].map((auth) => (
      { namespace, name: auth.secretName, keys: auth.keys.map(({ key }) => key), writer })),
    ...(github.cloneApp ? [{ namespace: jobsNamespace, name: github.cloneApp.secretName, keys: [github.cloneApp.privateKeyKey], writer }] : []),
    ...(deckLogin ? [deckLogin.oauth, deckLogin.cookie].map(({ secretName, key }) => ({ namespace, name: secretName, keys: [key], writer })) : []),
    ...(credentials ? credentialSecrets(credentials, { namespace, jobsNamespace }).map((secret) => ({ ...secret, keys: [credentials.key], writer })) : []),
    ...(s3?.own ? [
      { namespace, name: s3.own.root.secretName, keys: [s3.own.root.accessKey, s3.own.root.secretKey], writer },
      { namespace, name: s3.own.accounts.secretName, keys: [s3.own.accounts.key], writer },
    ] : []),
  ];
}

function neededSecrets(prow: ProwModel, needs: readonly SecretNeed[]): ExternalData[] {
  return needs.map(({ namespace = prow.namespace, name, keys }) => ({ namespace, name, keys: keys.map(({ key }) => key), writer }));
}

function certificates({ namespace, jobsNamespace, github }: ProwModel): ExternalData[] {
  const name = github.caConfigMapName;
  return name === undefined ? [] : [namespace, jobsNamespace].map((where) => ({ namespace: where, name, keys: [CA_KEY] }));
}

function organisations({ namespace, programs: { peribolos } }: ProwModel): ExternalData[] {
  return peribolos === undefined ? [] : [{ namespace, name: peribolos.configMapName, keys: [peribolos.configMapKey] }];
}

function namedSecrets({ env, extraVolumes, imagePullSecrets }: ComponentSettings, namespace: string): ExternalObject[] {
  return [
    ...env.flatMap(({ secretKeyRef }) => (secretKeyRef ? [secretKeyRef.name] : [])),
    ...extraVolumes.flatMap(({ _volume }) => (_volume.secret ? [_volume.secret.secretName] : [])),
    ...imagePullSecrets ?? [],
  ].map((name) => ({ namespace, name }));
}

function namedConfigMaps({ env, extraVolumes }: ComponentSettings, namespace: string): ExternalObject[] {
  return [
    ...env.flatMap(({ configMapKeyRef }) => (configMapKeyRef ? [configMapKeyRef.name] : [])),
    ...extraVolumes.flatMap(({ _volume }) => (_volume.configMap ? [_volume.configMap.name] : [])),
  ].map((name) => ({ namespace, name }));
}

function namedClaims({ extraVolumes }: ComponentSettings, namespace: string): ExternalObject[] {
  return extraVolumes.flatMap(({ _volume }) => (_volume.persistentVolumeClaim ? [{ namespace, name: _volume.persistentVolumeClaim.claimName }] : []));
}
