// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.

export interface BgpAdvertisement {
  readonly apiVersion: 'metallb.io/v1beta1';
  readonly kind: 'BGPAdvertisement';
  readonly spec?: BgpAdvertisementSpec;
}

export interface BgpAdvertisementSpec {
  readonly aggregationLength?: number;
  readonly communities?: string[];
  readonly ipAddressPools?: string[];
  readonly localPref?: number;
  readonly nodeSelectors?: BgpAdvertisementSpecNodeSelectors[];
  readonly peers?: string[];
}

export interface BgpAdvertisementSpecNodeSelectors {
  readonly matchLabels?: { [key: string]: string };
}

export interface BgpPeer {
  readonly apiVersion: 'metallb.io/v1beta2';
  readonly kind: 'BGPPeer';
  readonly spec?: BgpPeerSpec;
}

export interface BgpPeerSpec {
  readonly ebgpMultiHop?: boolean;
  readonly myASN: number;
  readonly nodeSelectors?: BgpPeerSpecNodeSelectors[];
  readonly passwordSecret?: BgpPeerSpecPasswordSecret;
  readonly peerASN?: number;
  readonly peerAddress?: string;
  readonly peerPort?: number;
}

export interface BgpPeerSpecNodeSelectors {
  readonly matchLabels?: { [key: string]: string };
}

export interface BgpPeerSpecPasswordSecret {
  readonly name?: string;
  readonly namespace?: string;
}

export interface IpAddressPool {
  readonly apiVersion: 'metallb.io/v1beta1';
  readonly kind: 'IPAddressPool';
  readonly spec: IpAddressPoolSpec;
}

export interface IpAddressPoolSpec {
  readonly addresses: string[];
  readonly autoAssign?: boolean;
  readonly avoidBuggyIPs?: boolean;
}

export interface L2Advertisement {
  readonly apiVersion: 'metallb.io/v1beta1';
  readonly kind: 'L2Advertisement';
  readonly spec?: L2AdvertisementSpec;
}

export interface L2AdvertisementSpec {
  readonly interfaces?: string[];
  readonly ipAddressPools?: string[];
  readonly nodeSelectors?: L2AdvertisementSpecNodeSelectors[];
}

export interface L2AdvertisementSpecNodeSelectors {
  readonly matchLabels?: { [key: string]: string };
}
