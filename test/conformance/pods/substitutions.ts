import type { KubernetesObject } from '../kubernetes-api';
import { appOf, DECK_PORT, declaredPorts, INSTRUMENTATION, type Surroundings } from './surroundings';

/** Mount paths of a container and the folders that stand for them. */
export type Mounts = ReadonlyMap<string, string>;

const GITHUB = 'https://api.github.com';
const CLONES = '/var/tmp';
const HTTP_PORT = 8888;

/** What differs between a program here and in its pod, apart from the kernel's part. Everything else is as emitted. */
export const substitutions = [
  'paths below a mount: the folder that the volume is here',
  'addresses of Services: the port that the selected pod\'s port is here',
  `${GITHUB}: the stand-in for GitHub`,
  'ports, which would collide on one machine: --port, --health-port, --metrics-port and --pprof-port behind the arguments; versitygw\'s in its own --port',
  'the mounted token: --kubeconfig with a token of the same ServiceAccount, for that pod',
  `${CLONES}, which git clones have in the source: --cache-dir-base, where the pod mounts it`,
  'KO_DATA_PATH, which the image sets: a folder with what deck\'s image holds',
  'git: goes to that stand-in when it is sent to github.com',
  'place-entrypoint, whose destination is in the source: --copy-destination',
] as const;

/** In arguments, environment variables and mounted files. */
export function substituteAddresses(text: string, surroundings: Surroundings): string {
  return text
    .replaceAll(GITHUB, surroundings.githubUrl)
    .replaceAll(/http:\/\/([a-z0-9-]+\.[a-z0-9-]+)(?::(\d+))?(?=[/"\s]|$)/g, (whole, host, port) => surroundings.service(host, port) ?? whole);
}

/** In arguments and environment variables, which may be JSON or lists. */
export function substitutePaths(text: string, mounts: Mounts): string {
  // The longest first: a volume may be mounted inside of another.
  const paths = [...mounts.keys()].sort((a, b) => b.length - a.length);
  return text.replaceAll(/(^|[=":])(\/[^":]*)/g, (whole, before, path) => {
    const mount = paths.find((one) => path === one || path.startsWith(`${one}/`));
    return mount === undefined ? whole : `${before}${mounts.get(mount)}${path.slice(mount.length)}`;
  });
}

/** versitygw listens where its only argument about it says. */
export function substituteListener(argument: string, app: string, surroundings: Surroundings): string {
  return argument.replace(/^--port=:(\d+)$/, (_, port) => `--port=127.0.0.1:${surroundings.port(app, Number(port))}`);
}

/** What stands behind the arguments of one of Prow's components. */
export function appendedArguments(pod: KubernetesObject, surroundings: Surroundings, mounts: Mounts, kubeconfig: string | undefined): string[] {
  const app = appOf(pod);
  const flags = Object.entries(
    { ...INSTRUMENTATION, ...(declaredPorts(pod).some(({ containerPort }) => containerPort === HTTP_PORT) && { [HTTP_PORT]: '--port' }) });
  const clones = mounts.get(CLONES);
  return [
    ...flags.filter(([port]) => Number(port) !== DECK_PORT).map(([port, flag]) => `${flag}=${surroundings.port(app, Number(port))}`),
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    ...(clones === undefined ? [] : [`--cache-dir-base=${clones}`]),
  ];
}
