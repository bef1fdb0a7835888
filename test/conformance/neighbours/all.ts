import { Neighbours } from './neighbour';
import { podNeighbours } from './pods';
import { rightAndLimitNeighbours } from './rights-and-limits';
import { volumeNeighbours } from './volumes';
import { wayInNeighbours } from './ways-in';
import { workloadNeighbours } from './workloads';

export const neighbours: readonly Neighbours[] = [...podNeighbours, ...volumeNeighbours, ...workloadNeighbours, ...wayInNeighbours, ...rightAndLimitNeighbours];
