import type { ReactElement } from 'react';
import { BenchPage } from './bench/BenchPage';
import { EmbeddedPage } from './embed/EmbeddedPage';

/** What the address asks for in place of the playground. */
export const OtherPage = (): ReactElement => (location.search.startsWith('?bench') ? <BenchPage /> : <EmbeddedPage />);
