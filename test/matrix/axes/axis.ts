import { Exposure, ProwAppProps, Tls, UpstreamManifest } from '../../../src';

/** What a cell of the matrix says of its platform. */
export type CellProps = Omit<ProwAppProps, 'github' | 'outdir'>;

/** What other projects publish for it. */
export type Upstream = () => readonly UpstreamManifest[];

/** A choice of TLS as an option, which ways in without one refuse. */
export interface TlsOption {
  readonly tls?: Tls;
}

/** A way in. */
export interface ExposureValue {
  readonly name: string;
  readonly exposure: (tls: TlsOption) => Exposure;
  /** The way to a certificate that it is put on every network with. */
  readonly tls: string;
  readonly upstream?: Upstream;
}

/** A network below Prow. */
export interface NetworkValue {
  readonly name: string;
  /** What it is told together with. */
  readonly family: string;
  readonly props: () => CellProps;
  /** The kind of policies that shut Prow off on it; `none` where nothing does. */
  readonly policies: string;
}

/** A way to a certificate. */
export interface TlsValue {
  readonly name: string;
  readonly option: () => TlsOption;
  readonly upstream?: Upstream;
}
