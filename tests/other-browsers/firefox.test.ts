import { describeBrowser } from './describe-browser';

describeBrowser('Firefox');
