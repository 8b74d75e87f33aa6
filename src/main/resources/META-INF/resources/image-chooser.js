/**
 * A list of pictures of which some are chosen, as lists are on a desktop: click, Ctrl or Shift and
 * click, a finger's tap, arrow keys, Shift and arrows, Space, Ctrl+A, Escape. Its children are the
 * options. Tells the server the chosen places by the event "chosen", and Delete by "remove".
 */
class LoomImageChooser extends HTMLElement {
  #anchor = 0;
  #focus = 0;

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = 'true';
    this.addEventListener('mousedown', event => event.shiftKey && event.preventDefault());
    this.addEventListener('click', event => this.#click(event));
    this.addEventListener('keydown', event => this.#key(event));
  }

  /** Called by the server when other options are shown: nothing is chosen then. */
  begin() {
    this.#anchor = this.#focus = 0;
    this.#options().forEach((option, place) => {
      option.tabIndex = place === 0 ? 0 : -1;
      option.setAttribute('aria-selected', 'false');
    });
  }

  #options() {
    return [...this.children];
  }

  #click(event) {
    const place = this.#options().indexOf(event.target.closest('[role=option]'));
    if (place < 0) return;
    if (event.shiftKey) {
      this.#range(place);
    } else {
      this.#toggle(place);
    }
    this.#move(place);
    this.#tell();
  }

  #key(event) {
    const options = this.#options();
    const last = options.length - 1;
    const columns = getComputedStyle(this).gridTemplateColumns.split(' ').length;
    const steps = {
      ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -last, End: last,
    };
    if (event.key in steps) {
      const to = Math.min(last, Math.max(0, this.#focus + steps[event.key]));
      if (event.shiftKey) {
        this.#range(to);
        this.#tell();
      } else {
        this.#anchor = to;
      }
      this.#move(to);
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.#toggle(this.#focus);
      this.#tell();
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      options.forEach(option => option.setAttribute('aria-selected', 'true'));
      this.#tell();
    } else if (event.key === 'Escape') {
      options.forEach(option => option.setAttribute('aria-selected', 'false'));
      this.#tell();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.dispatchEvent(new CustomEvent('remove'));
    } else {
      return;
    }
    event.preventDefault();
  }

  #toggle(place) {
    const option = this.#options()[place];
    option.setAttribute('aria-selected', String(option.ariaSelected !== 'true'));
    this.#anchor = place;
  }

  #range(to) {
    const [from, end] = [Math.min(this.#anchor, to), Math.max(this.#anchor, to)];
    this.#options().forEach((option, place) => {
      if (place >= from && place <= end) option.setAttribute('aria-selected', 'true');
    });
  }

  #move(place) {
    const options = this.#options();
    options[this.#focus]?.setAttribute('tabindex', '-1');
    this.#focus = place;
    options[place].tabIndex = 0;
    options[place].focus();
  }

  #tell() {
    const places = this.#options().flatMap((option, place) =>
      option.ariaSelected === 'true' ? [place] : []);
    this.dispatchEvent(new CustomEvent('chosen', {detail: {places: places.join(',')}}));
  }
}

if (!customElements.get('loom-image-chooser')) customElements.define('loom-image-chooser', LoomImageChooser);
