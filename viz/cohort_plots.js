// The cohort page with scripts: dots that tell which place they are, to pointer and keyboard; and
// all is begun here.
//
//     <svg class="plot"><path class="dots" data-places="0 4 7" data-numbers="0.1 0.2 0.3"
//                             d="M130.5 20h0M...">

const SVG = 'http://www.w3.org/2000/svg';

function makeShape(name, attributes, text = '') {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
        shape.setAttribute(key, value);
    }
    shape.textContent = text;
    return shape;
}

// The dots of a path, in its order: that of the places.
function readDots(path) {
    const numbers = path.dataset.numbers.split(' ');
    const spots = [...path.getAttribute('d').matchAll(/M([\d.]+) ([\d.]+)h0/g)];
    return path.dataset.places.split(' ').map((place, i) => ({
        place: Number(place), number: numbers[i], x: Number(spots[i][1]), y: Number(spots[i][2]),
    }));
}

// Of a plot: its paths with their dots, read when they are first asked for.
const plots = [...document.querySelectorAll('svg.plot')].map(svg => ({svg, lanes: null, at: -1}));
function lanesOf(plot) {
    plot.lanes ??= [...plot.svg.querySelectorAll('path.dots')].map(path => {
        const faded = path.cloneNode();
        faded.classList.add('faded');
        faded.setAttribute('d', '');
        path.before(faded);
        return {path, faded, dots: readDots(path),
                size: Number(path.getAttribute('stroke-width'))};
    });
    return plot.lanes;
}

// --- finding and leaving out -------------------------------------------------------------------

const strokes = dots => dots.map(dot => `M${dot.x} ${dot.y}h0`).join('');

const WIDTH = 640;
const MOST_NAMED = 3;

// A larger dot, with its name beside it where few are marked.
function addSpot(plot, dot, size, named) {
    plot.svg.append(makeShape('circle', {class: 'spot', cx: dot.x, cy: dot.y, r: size / 2 + 2.5}));
    if (named) {
        const left = dot.x < WIDTH * 0.6;
        const text = `${places.get(dot.place).name} ${dot.number}`;
        const told = makeShape('text', {class: 'told', y: dot.y + 4,
                                        x: dot.x + (left ? 1 : -1) * (size / 2 + 6)}, text);
        told.setAttribute('text-anchor', left ? 'start' : 'end');
        plot.svg.append(told);
    }
}

// Dots of places that are left out are faded, and lie below the others.
function showDots(isWanted) {
    for (const lane of plots.flatMap(lanesOf)) {
        lane.path.setAttribute('d', strokes(lane.dots.filter(dot => isWanted(dot.place))));
        lane.faded.setAttribute('d', strokes(lane.dots.filter(dot => !isWanted(dot.place))));
    }
}

function markDots(found) {
    for (const plot of plots) {
        plot.svg.querySelectorAll('.spot, .told').forEach(mark => mark.remove());
        for (const lane of found.size > 0 ? lanesOf(plot) : []) {
            lane.dots.filter(dot => found.has(dot.place))
                .forEach(dot => addSpot(plot, dot, lane.size, found.size <= MOST_NAMED));
        }
    }
}

// --- telling -----------------------------------------------------------------------------------

// All dots from left to right, for keys.
function dotsInOrder(plot) {
    plot.order ??= lanesOf(plot).flatMap(lane => lane.dots.map(dot => ({...dot, size: lane.size})))
        .sort((a, b) => a.x - b.x || a.y - b.y);
    return plot.order;
}

function tell(plot, index) {
    const dot = dotsInOrder(plot)[index];
    plot.at = index;
    plot.svg.querySelectorAll('.pointed').forEach(mark => mark.remove());
    if (dot === undefined) {
        plot.said.textContent = '';
        return;
    }
    plot.svg.append(makeShape('circle', {class: 'spot pointed', cx: dot.x, cy: dot.y,
                                         r: dot.size / 2 + 2.5}));
    const place = places.get(dot.place);
    plot.said.textContent = `${place.name}: ${dot.number} (${place.band})`;
}

// The dot nearest to a pointer, in the plot's own units; -1: none is near.
const NEAR = 14;
function nearestDot(plot, event) {
    const at = new DOMPoint(event.clientX, event.clientY)
        .matrixTransform(plot.svg.getScreenCTM().inverse());
    let best = -1;
    let least = NEAR * NEAR;
    dotsInOrder(plot).forEach((dot, i) => {
        const away = (dot.x - at.x) ** 2 + (dot.y - at.y) ** 2;
        if (away < least) {
            best = i;
            least = away;
        }
    });
    return best;
}

const STEPS = {ArrowRight: 1, ArrowLeft: -1, PageDown: 20, PageUp: -20};
function walk(plot, event) {
    const last = dotsInOrder(plot).length - 1;
    const to = event.key in STEPS ? plot.at + STEPS[event.key]
             : event.key === 'Home' ? 0
             : event.key === 'End' ? last : null;
    if (to !== null) {
        event.preventDefault();
        tell(plot, Math.max(0, Math.min(last, to)));
    } else if (event.key === 'Enter' && plot.at >= 0) {
        location.hash = places.get(dotsInOrder(plot)[plot.at].place).card.id;
    } else if (event.key === 'Escape') {
        tell(plot, -1);
    }
}

// The region around the plot takes the keys: it can be focused without scripts, too.
function addTelling(plot) {
    const region = plot.svg.closest('.wide');
    plot.said = make('output', {class: 'said', 'aria-live': 'polite'});
    region.after(plot.said);
    region.setAttribute('aria-label', `${region.getAttribute('aria-label')}. Arrow keys go from ` +
                                      'place to place, Enter leads to one.');
    plot.svg.addEventListener('pointermove', event => tell(plot, nearestDot(plot, event)));
    plot.svg.addEventListener('pointerleave', () => tell(plot, -1));
    plot.svg.addEventListener('click', event => {
        const dot = dotsInOrder(plot)[nearestDot(plot, event)];
        if (dot !== undefined) {
            location.hash = places.get(dot.place).card.id;
        }
    });
    region.addEventListener('keydown', event => walk(plot, event));
}

// --- all ---------------------------------------------------------------------------------------

document.querySelectorAll('table.data:not(.still)').forEach(addTableTools);
if (cards.length > 0) {
    addPageTools();
    plots.forEach(addTelling);
}
