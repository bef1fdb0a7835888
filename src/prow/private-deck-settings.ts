import { Endpoint } from '../core/endpoint';
import { ComponentSettings, SaidOfComponent } from './components/component-options';

/** Name of its Deployment, Service and ServiceAccount. */
export const PRIVATE_DECK = 'private-deck';

/** A second deck as it was said, where somebody else leads people to it and asks them who they are. */
export interface SaidOfPrivateDeck {
  /** Without a slash at the end. */
  readonly url: string;
  readonly hiddenOnly: boolean;
  readonly pod: SaidOfComponent;
}

/** The same with every default filled in. */
export interface PrivateDeckSettings extends Omit<SaidOfPrivateDeck, 'pod'> {
  readonly settings: ComponentSettings;
  readonly endpoint: Endpoint;
}

/** A second deck whose pods are settled, in the namespace of the first. */
export function privateDeckSettings(namespace: string, { url, hiddenOnly }: SaidOfPrivateDeck, settings: ComponentSettings): PrivateDeckSettings {
  return { url, hiddenOnly, settings, endpoint: { serviceName: PRIVATE_DECK, namespace, port: 80 } };
}
