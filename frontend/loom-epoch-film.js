/**
 * The samples of a run, epoch by epoch. Properties: address (with {epoch} in it), count (epochs that
 * have a picture) and columns (pictures in a row of the grid). Stays on the newest epoch until the
 * person moves the slider.
 */
class LoomEpochFilm extends HTMLElement {
  #count = 0;
  #epoch = 0;
  #live = true;
  #timer;
  #picture;
  #frame;
  #slider;
  #label;
  #play;
  #latest;

  connectedCallback() {
    if (!this.#picture) this.#build();
    this.#draw();
  }

  disconnectedCallback() {
    this.#stop();
  }

  get count() {
    return this.#count;
  }

  set count(count) {
    this.#count = count;
    if (this.#live) this.#epoch = count;
    if (this.#picture) this.#draw();
  }

  /** The epoch in view; for tests and the curious. */
  get epoch() {
    return this.#epoch;
  }

  #build() {
    this.#picture = document.createElement('img');
    this.#picture.decoding = 'async';
    this.#frame = this.#element('div', 'film-frame');
    this.#frame.append(this.#picture);
    this.#play = this.#button('film-play', () => (this.#timer ? this.#stop() : this.#start()));
    this.#latest = this.#button('film-latest', () => this.#goLive());
    this.#latest.textContent = 'Latest';
    this.#slider = this.#element('input', 'film-slider');
    this.#slider.type = 'range';
    this.#slider.min = 1;
    this.#slider.setAttribute('aria-label', 'Epoch');
    this.#slider.addEventListener('input', () => this.#choose(Number(this.#slider.value)));
    this.#label = this.#element('output', 'film-label');
    const bar = this.#element('div', 'film-bar');
    bar.append(this.#play, this.#slider, this.#label, this.#latest);
    this.append(this.#frame, bar);
  }

  #draw() {
    const empty = this.#count === 0;
    this.classList.toggle('empty', empty);
    this.#slider.max = Math.max(this.#count, 1);
    this.#slider.value = Math.max(this.#epoch, 1);
    this.#slider.disabled = this.#play.disabled = this.#count < 2;
    this.#slider.setAttribute('aria-valuetext', `Epoch ${this.#epoch} of ${this.#count}`);
    this.#label.textContent = empty ? 'No epoch yet' : `Epoch ${this.#epoch} of ${this.#count}`;
    this.#latest.disabled = empty || this.#live;
    this.#play.textContent = this.#timer ? '❚❚' : '▶';
    this.#play.setAttribute('aria-label', this.#timer ? 'Stop the film' : 'Play all epochs');
    if (!empty) this.#load(this.#epoch);
  }

  /** Shows a picture only once it is there, so that the film never flickers. */
  async #load(epoch) {
    const next = new Image();
    next.src = this.address.replace('{epoch}', epoch);
    try {
      await next.decode();
    } catch {
      return; // the next epoch will come
    }
    if (epoch !== this.#epoch) return;
    this.#picture.src = next.src;
    this.#picture.alt = `Samples after epoch ${epoch}`;
  }

  #choose(epoch) {
    this.#stop();
    this.#live = epoch === this.#count;
    this.#epoch = epoch;
    this.#draw();
  }

  #goLive() {
    this.#stop();
    this.#live = true;
    this.#epoch = this.#count;
    this.#draw();
  }

  #start() {
    this.#live = false;
    if (this.#epoch >= this.#count) this.#epoch = 0;
    const pause = Math.min(500, Math.max(80, 8000 / this.#count));
    this.#timer = setInterval(() => this.#forward(), pause);
    this.#forward();
  }

  #forward() {
    this.#epoch++;
    if (this.#epoch >= this.#count) {
      this.#stop();
      this.#live = true;
    }
    this.#draw();
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#play) this.#draw();
  }

  #button(name, action) {
    const button = this.#element('button', name);
    button.type = 'button';
    button.addEventListener('click', action);
    return button;
  }

  #element(tag, name) {
    const element = document.createElement(tag);
    element.className = name;
    return element;
  }
}

customElements.define('loom-epoch-film', LoomEpochFilm);
