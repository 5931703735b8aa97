import { describeBrowser } from './describe-browser';

describeBrowser('WebKit');
