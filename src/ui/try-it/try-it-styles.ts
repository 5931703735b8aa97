/** The looks of "try it" on the page, fetched with it. (The page that is a model brings its own.) */
import '../styles/try-fixed.css';
import '../styles/probabilities.css';
import '../styles/try-open.css';
import '../styles/try-drawing.css';
import '../styles/try-frames.css';
import '../styles/try-rows.css';
