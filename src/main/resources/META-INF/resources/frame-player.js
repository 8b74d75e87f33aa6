/**
 * Plays the frames of a sheet. Attribute: src, the sheet. Properties: columns, count and size (side
 * of a frame in pixels) say how it is cut; framesPerSecond. Children are built here.
 */
class LoomFramePlayer extends HTMLElement {
  #canvas = document.createElement('canvas');
  #button = document.createElement('button');
  #scrubber = document.createElement('input');
  #sheet;
  #frame = 0;
  #playing = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  #timer;

  static observedAttributes = ['src'];

  connectedCallback() {
    if (!this.#canvas.isConnected) {
      this.#canvas.setAttribute('role', 'img');
      this.#canvas.setAttribute('aria-label', 'Frame of the journey');
      this.#button.type = 'button';
      this.#button.className = 'player-button';
      this.#button.addEventListener('click', () => this.#play(!this.#playing));
      this.#scrubber.type = 'range';
      this.#scrubber.min = 0;
      this.#scrubber.setAttribute('aria-label', 'Frame');
      this.#scrubber.addEventListener('input', () => {
        this.#play(false);
        this.#draw(Number(this.#scrubber.value));
      });
      const bar = document.createElement('div');
      bar.className = 'player-bar';
      bar.append(this.#button, this.#scrubber);
      this.append(this.#canvas, bar);
    }
    this.#play(this.#playing);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  attributeChangedCallback(name, before, src) {
    if (!src) return;
    const sheet = new Image();
    sheet.onload = () => {
      if (this.getAttribute('src') !== src) return;
      this.#sheet = sheet;
      this.#canvas.width = this.#canvas.height = this.size;
      this.#scrubber.max = this.count - 1;
      this.#draw(Math.min(this.#frame, this.count - 1));
      this.dataset.frames = this.count;
    };
    sheet.src = src;
  }

  #play(playing) {
    this.#playing = playing;
    this.#button.textContent = playing ? '❚❚' : '▶';
    this.#button.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    clearTimeout(this.#timer);
    if (playing) this.#next();
  }

  #next() {
    if (!this.isConnected) return;
    this.#timer = setTimeout(() => {
      if (this.#sheet) this.#draw((this.#frame + 1) % this.count);
      this.#next();
    }, 1000 / (this.framesPerSecond || 12));
  }

  #draw(frame) {
    this.#frame = frame;
    this.#scrubber.value = frame;
    const side = this.size;
    const x = (frame % this.columns) * side;
    const y = Math.floor(frame / this.columns) * side;
    this.#canvas.getContext('2d').drawImage(this.#sheet, x, y, side, side, 0, 0, side, side);
  }
}

if (!customElements.get('loom-frame-player')) customElements.define('loom-frame-player', LoomFramePlayer);
