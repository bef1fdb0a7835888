import { goPeriod } from '../../core/amounts';
import { imageReference } from '../../core/image-reference';
import { environmentName, secretName } from '../../core/names';
import { also, Fields, optional, required } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText, text } from '../../core/safe-text';
import { list, record } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';

/** What all templates of jobs take. */
export interface JobTemplateOptions {
  /**
   * What the container asks for and may use at most. Errors: as of `ContainerResources`.
   * @default - those of the template, in docs/jobs.md
   */
  readonly resources?: ContainerResources;

  /**
   * When the job is told to end: `decoration_config.timeout`. The job's own `decorationConfig` counts before it. Error: `DurationInvalid`.
   * @default - that of the template, in docs/jobs.md
   */
  readonly timeout?: string;

  /**
   * Variables of the container, by their names; none of them secret. Errors: `EnvironmentNameInvalid`, `EnvironmentNameTaken`.
   * @default - those of the template
   */
  readonly env?: { readonly [name: string]: string };
}

/** Options of `JobTemplate.of`. */
export interface PlainJobOptions extends JobTemplateOptions {
  /** Lines of a shell script, which ends at the first line that fails. The image needs `sh`. Error: `EmptyList`. */
  readonly commands: string[];

  /** The image of the container; with Docker beside it, it needs the client `docker`, and for kind `kind` and `kubectl`. Error: `ImageInvalid`. */
  readonly image: string;
}

/** Options of templates for a language. */
export interface LanguageJobOptions extends JobTemplateOptions {
  /**
   * Lines of a shell script, which ends at the first line that fails. They take the place of the template's, also of those that install something: an image of
   * Python has no `pytest`, which is warned of where it comes first. Error: `EmptyList`.
   * @default - those of the template
   */
  readonly commands?: string[];

  /**
   * The image of the container. Error: `ImageInvalid`.
   * @default - that of the template
   */
  readonly image?: string;

  /** The version, as the tag of the official image begins: `1.26`, `24`, `3.14`. Error: `ImageNotPinned`. */
  readonly version: string;
}

/** Options of templates that build an image of a container. */
export interface ImageJobOptions extends JobTemplateOptions {
  /**
   * The image of the container. Error: `ImageInvalid`.
   * @default - that of the template
   */
  readonly image?: string;

  /** The version of the program that builds, as its tag: `v1.43.0` of Buildah, `v0.29.0` of BuildKit. Error: `ImageNotPinned`. */
  readonly version: string;

  /** The image that is built, with a tag: `ghcr.io/acme/app:latest`; the shell expands variables in it, like `$PULL_BASE_SHA`. */
  readonly target: string;

  /**
   * The folder whose files the build may use.
   * @default - the repository
   */
  readonly context?: string;

  /**
   * The file that says how, below `context`.
   * @default Dockerfile
   */
  readonly dockerfile?: string;

  /**
   * Secret in the namespace of jobs, of the type `kubernetes.io/dockerconfigjson`, with which the image is pushed. In a presubmit it raises
   * `PresubmitReachesSecret`. Error: `SecretNameInvalid`.
   * @default - the image is built, and not pushed
   */
  readonly pushSecretName?: string;
}

/** Options of templates with a Docker daemon beside the job, which runs when the commands begin. */
export interface DockerJobOptions extends PlainJobOptions {
  /** The version of Docker, as the tag of its image begins: `29` is `docker:29-dind`. Error: `ImageNotPinned`. */
  readonly dockerVersion: string;
}

const version = also(text, (value) => (/^(?!latest$)[A-Za-z0-9_][\w.-]{0,127}$/.test(value) ? undefined
  : { what: `${quote(value)} is no version that stays`, instead: 'write one like "1.26"', code: 'ImageNotPinned' }));

// it stands in a line of a shell, in which it may name variables
const word = also(text, (value) => (/^[\w./:@${}-]+$/.test(value) ? undefined
  : { what: `${quote(value)} is not one word of a shell`, instead: 'write letters, digits, ".", "_", "-", "/", ":" and "@", and variables as "$NAME"', code: 'PatternMismatch' }));

const commands = list(also(multilineText, (value) => (value.trim() === ''
  ? { what: 'is empty', instead: 'write a command', code: 'PropMissing' } : undefined)), 1);

const TEMPLATE = {
  resources: optional(containerResources), timeout: optional(goPeriod), env: optional(record(multilineText, environmentName), {}),
} satisfies Fields<JobTemplateOptions>;

export const PLAIN_JOB = { ...TEMPLATE, commands: required(commands), image: required(imageReference) } satisfies Fields<PlainJobOptions>;

export const LANGUAGE_JOB = {
  ...TEMPLATE, commands: optional(commands), image: optional(imageReference), version: required(version),
} satisfies Fields<LanguageJobOptions>;

export const IMAGE_JOB = {
  ...TEMPLATE, image: optional(imageReference), version: required(version), target: required(word), context: optional(word, '.'),
  dockerfile: optional(word, 'Dockerfile'), pushSecretName: optional(secretName),
} satisfies Fields<ImageJobOptions>;

export const DOCKER_JOB = { ...PLAIN_JOB, dockerVersion: required(version) } satisfies Fields<DockerJobOptions>;
