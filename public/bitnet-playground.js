/**
 * <bitnet-playground panel="weights" link="v=1&amp;task=sort" theme="dark" height="640"></bitnet-playground>
 *
 * One panel of BitNet Playground, or a lesson, in a page of anybody's: a frame in a shadow tree, loaded when it comes into sight,
 * as high as what it shows unless `height` says otherwise. The page's own styles are left alone.
 *
 * panel   weights, timeline, explorer, try, comparison, examples, or lesson:ID
 * link    what Share gives: the whole link, or what is behind its #
 * theme   light or dark; without it, as the browser has it
 * height  in pixels
 * lang    en or de; without it, as the browser has it
 *
 * When a training or a lesson is over, the element has a `bitnet-done` event; its `detail` says which.
 */
(() => {
  const site = new URL('.', document.currentScript.src);

  class BitnetPlayground extends HTMLElement {
    static observedAttributes = ['panel', 'link', 'theme', 'height', 'lang'];

    /** @type {HTMLIFrameElement | null} */
    #frame = null;

    connectedCallback() {
      addEventListener('message', this);
      if (this.#frame !== null) return;
      const frame = document.createElement('iframe');
      frame.loading = 'lazy';
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-downloads');
      frame.allow = 'clipboard-write; cross-origin-isolated';
      // By properties: a policy of the page around may forbid style sheets in scripts.
      Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
      this.style.display ||= 'block';
      this.#frame = frame;
      this.#show();
      this.attachShadow({ mode: 'open' }).append(frame);
    }

    disconnectedCallback() {
      removeEventListener('message', this);
    }

    attributeChangedCallback() {
      if (this.#frame !== null) this.#show();
    }

    #show() {
      const address = new URL(site);
      address.searchParams.set('embed', this.getAttribute('panel') ?? 'weights');
      for (const name of ['theme', 'lang']) {
        const asked = this.getAttribute(name);
        if (asked !== null) address.searchParams.set(name, asked);
      }
      address.hash = (this.getAttribute('link') ?? '').replace(/^[^#]*#/, '');
      const frame = this.#frame;
      frame.title = this.getAttribute('title') ?? 'BitNet Playground';
      frame.style.height = `${Number(this.getAttribute('height')) || 640}px`;
      if (frame.src !== address.href) frame.src = address.href;
    }

    /** @param {MessageEvent} event */
    handleEvent({ source, origin, data }) {
      if (source !== this.#frame?.contentWindow || origin !== site.origin) return;
      if (data?.type === 'bitnet-playground:height' && !this.hasAttribute('height')) this.#frame.style.height = `${Number(data.height)}px`;
      if (data?.type === 'bitnet-playground:done') this.dispatchEvent(new CustomEvent('bitnet-done', { detail: data, bubbles: true }));
    }
  }

  if (customElements.get('bitnet-playground') === undefined) customElements.define('bitnet-playground', BitnetPlayground);
})();
