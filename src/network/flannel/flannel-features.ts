/** What a version of Flannel's image can do. */
export interface FlannelFeatures {
  /** The program that writes the CNI configuration in one step, so that no runtime reads half of it. */
  readonly installConf: boolean;
  /** The port at which flanneld says that it lives and works. */
  readonly healthz: boolean;
}

/** An image whose tag is no version is taken for a new one. Source: flannel v0.28.5, v0.28.6 and v0.28.9, `Documentation/kube-flannel.yml`. */
export function flannelFeatures(image: unknown): FlannelFeatures {
  const [, major, minor, patch] = /:v?(\d+)\.(\d+)\.(\d+)[^/:@]*(@|$)/.exec(String(image)) ?? [];
  const number = major === undefined ? Infinity : (Number(major) * 1000 + Number(minor)) * 1000 + Number(patch);
  return { installConf: number >= 28_006, healthz: number >= 28_009 };
}
