import { ExtraVolume } from '../../src';
import { app, Mistake } from './mistake';

const by = (text: string): string => `new ProwApp({ ${text}`;

/** Components that would not start, or would not do what they are there for. */
export const COMPONENTS: readonly Mistake[] = [
  {
    id: 'V03', says: 'hook at a port of one\'s own, which its Service does not lead to',
    input: () => app({ hook: { extraArgs: ['--port=9999'] } }),
    becomes: { refused: [by('hook.extraArgs[0] }): "--port" of hook is set by us, and a second one would overrule it or be ignored; '
      + 'leave it out: the Service, probes and policies go by port 8888 (ArgumentTaken)')] },
  },
  {
    id: 'V04', says: 'hook that runs dry',
    input: () => app({ hook: { extraArgs: ['--dry-run=true'] } }),
    becomes: { refused: [by('hook.extraArgs[0] }): "--dry-run" of hook is set by us, and a second one would overrule it or be ignored; '
      + 'leave it out: in a dry run nothing is done (ArgumentTaken)')] },
  },
  {
    id: 'V05', says: 'a file for the token of webhooks, which nobody mounts',
    input: () => app({ hook: { extraArgs: ['--hmac-secret-file=/etc/other/hmac'] } }),
    becomes: { refused: [by('hook.extraArgs[0] }): "--hmac-secret-file" of hook is set by us, and a second one would overrule it or be ignored; '
      + 'say it with hmacSecretName and hmacSecretKey (ArgumentTaken)')] },
    corrected: () => app({ hmacSecretName: 'other', hmacSecretKey: 'hmac' }),
  },
  {
    id: 'V06', says: 'a flag that crier does not have',
    input: () => app({ crier: { extraArgs: ['--slack-worker=1'] } }),
    becomes: {
      refused: [by('crier.extraArgs[0] }): "--slack-worker" is not a flag of crier, which would not start; did you mean "--slack-workers"? (ArgumentUnknown)')],
    },
    corrected: () => app({ crier: { extraArgs: ['--gerrit-workers=1'] } }),
  },
  {
    id: 'V07', says: 'crier without workers for GitHub',
    input: () => app({ crier: { extraArgs: ['--github-workers=0'] } }),
    becomes: { refused: [by('crier.extraArgs[0] }): "--github-workers=0" leaves crier without workers: no result would reach GitHub, '
      + 'and tide would wait for ever; give at least 1 (ArgumentHarmful)')] },
    corrected: () => app({ crier: { extraArgs: ['--github-workers=20'] } }),
  },
  {
    id: 'V08', says: 'flag and value with a blank between them, in one element',
    input: () => app({ ghproxy: { extraArgs: ['--log-level debug'] } }),
    becomes: { refused: [by('ghproxy.extraArgs[0] }): "--log-level debug" is one argument with a blank in it, and no flag is called that; '
      + 'write "--log-level=debug" (ArgumentInvalid)')] },
    corrected: () => app({ ghproxy: { extraArgs: ['--log-level=debug'] } }),
  },
  {
    id: 'V01', says: 'the registry that Prow has left',
    input: () => app({ prowImageRegistry: 'gcr.io/k8s-prow' }),
    becomes: { refused: [by('prowImageRegistry }): "gcr.io/k8s-prow" is retired, and has none of Prow\'s images of today; '
      + 'leave it out to get "us-docker.pkg.dev/k8s-infra-prow/images" (ImageNotPublished)')] },
    corrected: () => app({ prowImageRegistry: 'gcr.io/acme/k8s-prow' }),
  },
  {
    id: 'V16', says: 'hook on nodes of arm64',
    input: () => app({ hook: { nodeSelector: { 'kubernetes.io/arch': 'arm64' } } }),
    becomes: { refused: [by('hook.nodeSelector }): "arm64" in kubernetes.io/arch is not amd64, and Prow publishes its components for that alone; '
      + 'leave that label out, or name images of your own by prowImageRegistry or image (ImageForOtherPlatform)')] },
    corrected: () => app({ prowImageRegistry: 'registry.acme.dev/prow', hook: { nodeSelector: { 'kubernetes.io/arch': 'arm64' } } }),
  },
  {
    id: 'V17', says: 'all pods on nodes of Windows',
    input: () => app({ components: { nodeSelector: { 'kubernetes.io/os': 'windows' } } }),
    becomes: { refused: [by('components.nodeSelector }): "windows" in kubernetes.io/os is not linux, and the images are made for that alone; '
      + 'leave that label out (ImageForOtherPlatform)')] },
    corrected: () => app({ components: { nodeSelector: { 'kubernetes.io/os': 'linux' } } }),
  },
  {
    id: 'V18', says: 'an affinity, misspelt',
    input: () => app({ hook: { affinity: { nodeAffinty: {} } } }),
    becomes: {
      refused: ['[40-prow/prow/hook/Resource] spec.template.spec.affinity: "nodeAffinty" is not a field; did you mean "nodeAffinity"? (UnknownProp)'],
    },
    corrected: () => app({ hook: { affinity: { nodeAffinity: {} } } }),
  },
  {
    id: 'V19', says: 'pods that keep away from each other, over nobody knows what',
    input: () => app({ hook: { affinity: apart({}) } }),
    becomes: {
      refused: ['[40-prow/prow/hook/Resource] spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: '
        + 'is missing; give it a value (PropMissing)'],
    },
    corrected: () => app({ hook: { affinity: apart({ topologyKey: 'kubernetes.io/hostname' }) } }),
  },
  {
    id: 'V20', says: 'a volume at /tmp/, which is /tmp',
    input: () => app({ hook: { extraVolumes: [scratch('own', '/tmp/')] } }),
    becomes: { refused: [by('hook.extraVolumes[0] }): "/tmp/" is a mount of ours; use another path (VolumeTaken)')] },
    corrected: () => app({ hook: { extraVolumes: [scratch('own', '/tmp/own/')] } }),
  },
  {
    id: 'V21', says: 'a volume in a ConfigMap of ours, in which nobody can make its folder',
    input: () => app({ hook: { extraVolumes: [scratch('own', '/etc/config/extra')] } }),
    becomes: { refused: [by('hook.extraVolumes[0] }): "/etc/config/extra" lies in "/etc/config", a mount of ours that nothing can be mounted in, '
      + 'because it is read-only; use another path, like "/etc/extra" (VolumeTaken)')] },
    corrected: () => app({ hook: { extraVolumes: [scratch('own', '/etc/config-extra')] } }),
  },
  {
    id: 'V22', says: 'a volume over everything',
    input: () => app({ hook: { extraVolumes: [scratch('own', '/')] } }),
    becomes: { refused: [by('hook.extraVolumes[0] }): "/" is in the way of "/var/run/secrets/kubernetes.io/serviceaccount", '
      + 'where the token for the API server is mounted; use another path, like "/etc/extra" (MountHidesFiles)')] },
    corrected: () => app({ hook: { extraVolumes: [scratch('own', '/own')] } }),
  },
  {
    id: 'V23', says: 'two volumes of one name',
    input: () => app({ hook: { extraVolumes: [scratch('own', '/a'), scratch('own', '/b')] } }),
    becomes: { refused: [by('hook.extraVolumes[1] }): "own" is the name of another of these volumes; give each its own (VolumeTaken)')] },
    corrected: () => app({ hook: { extraVolumes: [scratch('own', '/a'), scratch('other', '/b')] } }),
  },
  {
    id: 'V24', says: 'two volumes at one path',
    input: () => app({ hook: { extraVolumes: [scratch('own', '/a'), scratch('other', '/a/.')] } }),
    becomes: { refused: [by('hook.extraVolumes[1] }): "/a/." is the path of another of these volumes; give each its own (VolumeTaken)')] },
    corrected: () => app({ hook: { extraVolumes: [scratch('own', '/a'), scratch('other', '/a/b')] } }),
  },
  {
    id: 'V25', says: 'a volume where the token for the API server stands',
    input: () => app({ sinker: { extraVolumes: [scratch('own', '/var/run/secrets/kubernetes.io/serviceaccount')] } }),
    becomes: { refused: [by('sinker.extraVolumes[0] }): "/var/run/secrets/kubernetes.io/serviceaccount" is in the way of '
      + '"/var/run/secrets/kubernetes.io/serviceaccount", where the token for the API server is mounted; use another path, '
      + 'like "/etc/extra" (MountHidesFiles)')] },
    corrected: () => app({ sinker: { extraVolumes: [scratch('own', '/var/run/own')] } }),
  },
];

function scratch(name: string, mountPath: string): ExtraVolume {
  return ExtraVolume.emptyDir({ name, mountPath, sizeLimit: '1Gi' });
}

function apart(over: object): object {
  return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: 'hook' } }, ...over }] } };
}
