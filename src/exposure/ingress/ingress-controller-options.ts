/** Where an Ingress controller runs. Nothing of it is made here. */
export interface IngressControllerOptions {
  /**
   * Namespace of its pods, which policies let in to hook and deck. Error: `NameNotDnsLabel`.
   * @default - the one that its own project installs it into
   */
  readonly namespace?: string;

  /**
   * Labels of its pods, where others run in the same namespace. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all pods of the namespace
   */
  readonly podLabels?: { [label: string]: string };
}

/** What has to be known of a Traefik. */
export interface TraefikIngressControllerOptions extends IngressControllerOptions {
  /**
   * The entry point that listens on port 80, as Traefik's `--entrypoints.<name>.address` names it. The Ingress that sends people to https
   * belongs to it alone. Error: `NameNotDnsLabel`.
   * @default web
   */
  readonly httpEntryPoint?: string;
}

/** What has to be known of a controller that this library does not know. */
export interface OtherIngressControllerOptions extends IngressControllerOptions {
  /** Class of its Ingresses. `spec.ingressClassName`. Error: `NameNotDnsSubdomain`. */
  readonly ingressClassName: string;

  /**
   * As its project calls itself; notes and errors name it so. Error: `NameNotDnsSubdomain`.
   * @default - its class
   */
  readonly name?: string;

  /**
   * What it needs to take bodies of 25 MB, to wait for deck's logs and to send people to https, in its own words.
   * Errors: `AnnotationRewrites`, `AnnotationTaken`, `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}
