import { INSIDE } from '../../core/reach';
import { pulledFrom } from '../../core/image-registry';
import { REGISTRIES_OF_WISHES } from '../../network/own-kinds';
import { allUtilityImages } from '../../prow/decoration/utility-images';
import { CHECKED_CONFIG_MAP } from '../../prow/object-names';
import { podTemplateOf } from '../checks/pod-template';
import { AppliedObject, isNamed, withField, withTexts } from './applied-object';
import { ChartFacts } from './chart-facts';
import { ChartValue, Marks, reference } from './chart-value';

/** How many pods hook and deck have; the others have one, or wait to take over. */
export function replicaValues({ prow: { namespace }, objects, nodesAreKnown }: ChartFacts): readonly ChartValue[] {
  if (nodesAreKnown) return [];
  return ['hook', 'deck'].flatMap((component): ChartValue[] => {
    const replicas = objects.find((object) => isNamed(object, 'Deployment', namespace, component))?.json.spec.replicas;
    const isScaled = objects.some(({ json }) => json.spec?.scaleTargetRef?.name === component);
    const name = `${component}.replicas`;
    return typeof replicas !== 'number' || isScaled ? [] : [{
      name, value: replicas, says: `Pods of ${component}.`, schema: { type: 'integer', minimum: 0, maximum: 100 },
      mark: (object, marks) => (isNamed(object, 'Deployment', namespace, component) ? withField(object, ['spec', 'replicas'], marks.of(reference(name))) : object),
    }];
  });
}

const REGISTRY = /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|[a-z0-9-]+:[0-9]{1,5})(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/;

/** Where all images come from, those of Prow's containers in jobs too. */
export function registryValues({ prow, objects }: ChartFacts): readonly ChartValue[] {
  // an operator pulls images of its own, in which no field says the registry yet
  if (objects.some(({ group, kind }) => `${group}/${kind}` in REGISTRIES_OF_WISHES)) return [];
  const value = prow.imageRegistry ?? '';
  if (value !== '' && !REGISTRY.test(value)) return [];
  // a name alone, as of a field of Prow's, could be any word of a text
  const inJobs = [...allUtilityImages(prow).filter((image) => /[/:@]/.test(image)), ...prow.checkconfig === undefined ? [] : [prow.checkconfig.image]];
  const folders = [...inJobs, ...objects.flatMap(imagesOf)].flatMap((image) => foldersOf(image)).filter((folder) => folder !== value);
  const name = 'image.registry';
  return [{
    name, value,
    says: value === '' ? 'The registry, or a folder in one, that has all images by their paths; empty for the registry of each.' : 'The registry that has all images by their paths.',
    schema: { type: 'string', maxLength: 400, pattern: value === '' ? `^$|${REGISTRY.source}` : REGISTRY.source, not: { enum: [...new Set(folders)].sort() } },
    mark: (object, marks) => {
      const piece = (image: string): string => pulled(name, value, image, marks);
      // what they are in jobs stands in Prow's configuration, and in the policy that knows them by it
      const isAbout = isNamed(object, 'ConfigMap', prow.namespace, 'config') || isNamed(object, 'ConfigMap', prow.jobsNamespace, CHECKED_CONFIG_MAP)
        || prow.jobFiles.some(({ map }) => isNamed(object, 'ConfigMap', prow.namespace, map)) || object.kind.endsWith('AdmissionPolicy');
      const about = isAbout ? withTexts(object, (text) => withImages(text, inJobs, piece)) : object;
      const containers = podTemplateOf(object)?.containers ?? [];
      return containers.reduce((all, { at, container: { image } }) => withField(all, [...stepsOf(at), 'image'], piece(String(image))), about);
    },
  }];
}

/** The text with something else in place of each image, where all of a word is that image. */
function withImages(text: string, images: readonly string[], piece: (image: string) => string): string {
  const words = images.map((image) => image.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replace(new RegExp(`(?<![\\w./:@-])(?:${words})(?![\\w/@-]|[.:]\\w)`, 'g'), piece);
}

function imagesOf(object: AppliedObject): readonly string[] {
  return podTemplateOf(object)?.containers.map(({ container: { image } }) => String(image)) ?? [];
}

/** The image in a template: another registry takes the place of its own, and its path stays. */
function pulled(name: string, registry: string, image: string, marks: Marks): string {
  if (registry !== '') return image.startsWith(`${registry}/`) ? `${marks.of(reference(name))}${image.slice(registry.length)}` : image;
  const path = pulledFrom('r', image).slice('r/'.length);
  if (!image.endsWith(path)) return `${marks.of(`{{ with .Values.${name} }}{{ . }}/library/{{ end }}`)}${image}`;
  return `${marks.of(`{{ with .Values.${name} }}{{ . }}/{{ else }}${image.slice(0, -path.length)}{{ end }}`)}${path}`;
}

/** Folders of a registry that an image is in: named as registries, they would be there twice. */
function foldersOf(image: string): readonly string[] {
  const parts = image.split('/');
  return parts.map((_, i) => parts.slice(0, i).join('/')).filter((folder) => folder.includes('/'));
}

function stepsOf(path: string): readonly (string | number)[] {
  return path.replace(/\[(\d+)\]/g, '.$1').split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

const SIZE = /^[1-9][0-9]*(Mi|Gi|Ti)$/;
const CLASS = /^[a-z]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The claim of the store in the cluster, where the cluster finds it a volume. */
export function storageValues({ prow: { namespace }, objects }: ChartFacts): readonly ChartValue[] {
  const isClaim = (object: AppliedObject): boolean => isNamed(object, 'PersistentVolumeClaim', namespace, 'object-store');
  const { spec } = objects.find(isClaim)?.json ?? {};
  if (spec === undefined || spec.volumeName !== undefined) return [];
  const size: ChartValue = {
    name: 'storage.size', value: spec.resources.requests.storage, says: 'Room for logs and state. A claim grows where its class lets it, and never shrinks.',
    schema: { type: 'string', pattern: SIZE.source },
    mark: (object, marks) => (isClaim(object) ? withField(object, ['spec', 'resources', 'requests', 'storage'], marks.of(reference('storage.size'))) : object),
  };
  const name = 'storage.className';
  const value = spec.storageClassName ?? '';
  const className: ChartValue = {
    name, value, says: `The StorageClass of it${value === '' ? '; empty for the one that the cluster takes by default' : ''}. Of a claim that is there nobody can change it.`,
    schema: {
      type: 'string', maxLength: 253, pattern: value === '' ? `^$|${CLASS.source}` : CLASS.source,
      // YAML would not take them for texts
      not: { enum: ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'] },
    },
    mark: (object, marks) => (isClaim(object) ? withField(object, ['spec', 'storageClassName'], marks.of(reference(name))) : object),
  };
  return [...(SIZE.test(String(size.value)) ? [size] : []), ...(value === '' || CLASS.test(value) ? [className] : [])];
}

const EMAIL = /^[A-Za-z0-9][A-Za-z0-9._%+-]*@([a-z0-9-]+\.)+[a-z]{2,}$/;

/** Whom the ACME server writes to. */
export function emailValues({ objects }: ChartFacts): readonly ChartValue[] {
  const emailOf = ({ json, kind }: AppliedObject): unknown => (['ClusterIssuer', 'Issuer'].includes(kind) ? json.spec?.acme?.email : undefined);
  const [value, ...others] = [...new Set(objects.map(emailOf).filter((email) => email !== undefined))];
  if (typeof value !== 'string' || others.length > 0 || !EMAIL.test(value)) return [];
  const name = 'acme.email';
  return [{
    name, value, says: 'Whom the authority writes to about certificates.',
    schema: { type: 'string', pattern: EMAIL.source, ...(INSIDE.test(value) ? {} : { not: { pattern: INSIDE.source } }) },
    mark: (object, marks) => (emailOf(object) === value ? withField(object, ['spec', 'acme', 'email'], marks.of(reference(name))) : object),
  }];
}
