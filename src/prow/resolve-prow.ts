import { dnsLabel, dataKey, repository, secretName } from '../core/names';
import { Rule } from '../core/props';
import { passes, PropsReader } from '../core/props-reader';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';
import { ServiceExposure } from '../core/service-exposure';
import { instanceOf, jsonObject } from '../core/values';
import { ContainerResources } from '../core/workload-options';
import { component, ghproxyComponent, scalableComponent } from './components/component-rules';
import { DeckLogin } from './deck-login/deck-login';
import { deckLoginFindings, DeckLoginPlan } from './deck-login/deck-login-plan';
import { GitHub } from './github/github';
import { GitHubPlan } from './github/github-plan';
import { DEFAULT_IMAGE_REGISTRY, DEFAULT_PROW_VERSION, prowImage, utilityImages } from './images';
import { ProwJobs } from './jobs/prow-jobs';
import { ProwComponents, ProwEndpoints, ProwModel } from './prow-model';
import { ProwOptions } from './prow-options';
import { ObjectStorage } from './storage/object-storage';

/** How a Prow is reached; known to whoever chose the exposure. */
export type WaysIn = Pick<ProwModel, 'hookExposure' | 'deckExposure' | 'deckUrl'>;

/** Reads Prow's own properties of a larger props object and fills in every default. */
export function readProw<P extends ProwOptions>(props: PropsReader<P>, ways: WaysIn): ProwModel {
  const p = props as unknown as PropsReader<ProwOptions>;
  const namespace = p.optional('namespace', dnsLabel, 'prow');
  const jobsNamespace = p.optional('jobsNamespace', dnsLabel, 'test-pods');
  if (namespace === jobsNamespace) {
    p.problem('jobsNamespace', { what: `${quote(jobsNamespace)} is Prow's own namespace, whose Secrets jobs could read`, instead: 'use another one', code: 'NamespacesEqual' });
  }
  const registry = p.optional('imageRegistry', imageRegistry, DEFAULT_IMAGE_REGISTRY);
  const version = p.optional('prowVersion', imageTag, DEFAULT_PROW_VERSION);
  const github = p.required('github', instanceOf(GitHub, 'GitHub.cloud({ repositories })'))?._plan;
  return {
    namespace,
    jobsNamespace,
    github,
    storage: (p.optional('storage', instanceOf(ObjectStorage, 'ObjectStorage.inCluster()')) ?? ObjectStorage.inCluster())._resolve?.({ namespace }),
    jobs: (p.optional('jobs', instanceOf(ProwJobs, 'ProwJobs.of({ presubmits })')) ?? ProwJobs.of({}))._plan,
    configRepository: readConfigRepository(p, github),
    images: { ...utilityImages(registry, version), ...(github?.clonerefsImage ? { clonerefs: github.clonerefsImage } : {}) },
    hmac: { secretName: p.optional('hmacSecretName', secretName, 'hmac-token'), key: p.optional('hmacSecretKey', dataKey, 'hmac') },
    ...ways,
    deckLogin: readDeckLogin(p, ways),
    endpoints: endpoints(namespace, ways),
    components: readComponents(p, (name) => prowImage(registry, version, name)),
    configOverrides: p.optional('configOverrides', jsonObject, {}),
    pluginOverrides: p.optional('pluginOverrides', jsonObject, {}),
  };
}

function readDeckLogin(p: PropsReader<ProwOptions>, { deckUrl }: WaysIn): DeckLoginPlan | undefined {
  const login = p.optional('deckLogin', instanceOf(DeckLogin, 'DeckLogin.github({ orgs })'));
  if (login !== undefined) for (const finding of deckLoginFindings(deckUrl)) p.problem('deckLogin', finding);
  return login?._plan;
}

/** The same Prow, whose deck is reached in another way. */
export function withDeckExposure(prow: ProwModel, deckExposure: ServiceExposure): ProwModel {
  return { ...prow, deckExposure, endpoints: endpoints(prow.namespace, { ...prow, deckExposure }) };
}

function endpoints(namespace: string, { hookExposure, deckExposure }: WaysIn): ProwEndpoints {
  return {
    hook: { serviceName: 'hook', namespace, port: hookExposure._plan.port ?? 8888 },
    deck: { serviceName: 'deck', namespace, port: deckExposure._plan.port ?? 80 },
    tide: { serviceName: 'tide', namespace, port: 80 },
    ghproxy: { serviceName: 'ghproxy', namespace, port: 80 },
  };
}

function readComponents(p: PropsReader<ProwOptions>, image: (name: string) => string): ProwComponents {
  return {
    hook: p.nested('hook', scalableComponent({ image: image('hook'), replicas: 2, resources: resources('100m', '256Mi', '1Gi') })),
    deck: p.nested('deck', scalableComponent({ image: image('deck'), replicas: 2, resources: resources('100m', '256Mi', '1Gi') })),
    prowControllerManager: p.nested('prowControllerManager', scalableComponent({ image: image('prow-controller-manager'), resources: resources('100m', '128Mi', '512Mi') })),
    sinker: p.nested('sinker', scalableComponent({ image: image('sinker'), resources: resources('50m', '64Mi', '256Mi') })),
    crier: p.nested('crier', component({ image: image('crier'), resources: resources('100m', '128Mi', '512Mi') })),
    horologium: p.nested('horologium', component({ image: image('horologium'), resources: resources('50m', '64Mi', '256Mi') })),
    tide: p.nested('tide', component({ image: image('tide'), resources: resources('100m', '256Mi', '1Gi') })),
    statusReconciler: p.nested('statusReconciler', component({ image: image('status-reconciler'), resources: resources('50m', '128Mi', '512Mi') })),
    ghproxy: p.nested('ghproxy', ghproxyComponent({ image: image('ghproxy'), resources: resources('100m', '256Mi', '1Gi') })),
  };
}

// no limit of CPU: a throttled hook or tide answers late, and nothing is gained on an idle node
function resources(cpu: string, memory: string, memoryLimit: string): ContainerResources {
  return { requests: { cpu, memory }, limits: { memory: memoryLimit } };
}

function readConfigRepository(p: PropsReader<ProwOptions>, github: GitHubPlan | undefined): string | undefined {
  const single = github?.repositories.length === 1 && github.repositories[0].includes('/') ? github.repositories[0] : undefined;
  const chosen = p.optional('configRepository', repository, single);
  if (chosen === undefined || !github || typeof chosen !== 'string') return chosen;
  if (!chosen.includes('/')) {
    p.problem('configRepository', { what: `${quote(chosen)} is an organisation`, instead: 'name the one repository, as "org/repo"', code: 'ConfigRepositoryUnknown' });
  } else if (!github.repositories.includes(chosen) && !github.repositories.includes(chosen.split('/')[0])) {
    p.problem('configRepository', { what: `${quote(chosen)} is none of the repositories ${github.repositories.join(', ')}`, instead: 'add it to them', code: 'ConfigRepositoryUnknown' });
  }
  return chosen;
}

const imageTag: Rule<string> = (value, report) => {
  if (passes(text, value, report)) {
    if (!/^[\w][\w.-]{0,127}$/.test(value)) report({ what: `${quote(value)} is not an image tag`, instead: `write one like ${quote(DEFAULT_PROW_VERSION)}`, code: 'ImageInvalid' });
    else if (value === 'latest') report({ what: '"latest" is not a fixed tag', instead: `write one like ${quote(DEFAULT_PROW_VERSION)}`, code: 'ImageNotPinned' });
  }
  return value as string;
};

const imageRegistry: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/.test(value)) {
    report({ what: `${quote(value)} is not a registry and folder`, instead: `write it without scheme and trailing slash, like ${quote(DEFAULT_IMAGE_REGISTRY)}`, code: 'ImageInvalid' });
  }
  return value as string;
};
