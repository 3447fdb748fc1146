// Run by Chromium on a document of drawn pages, each in a <div class="page" data-name="...">:
// measures every text with the browser's own font and leaves only a list of what is wrong.
// A text has to be on its page, off every other text, and off every mark that is not its own; the
// words of a body and the number of a badge have to be within their own shape.
'use strict';

const SLACK = 0.6; // points that boxes may share: they hold the font's whole height, not its ink
const SHAPES = 'ellipse, circle, polygon, path, rect';

function boxOf(element) {
    const box = element.getBBox();
    return {left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height};
}

function overlap(a, b) {
    return a.left + SLACK < b.right && b.left + SLACK < a.right &&
           a.top + SLACK < b.bottom && b.top + SLACK < a.bottom;
}

function holds(outer, inner) {
    return inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK &&
           inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;
}

// The shapes that a text must keep off: marks, rings and numbers on the map, signs in strip and
// legend. Rings of distance, frames and the paper behind words may lie under them.
function marksOf(page) {
    const marks = [];
    const groups = page.querySelectorAll(
        'g.member, g.ring, g.badge, g.split:not(.tie), g.finding, g.key, g.entry');
    for (const group of groups) {
        for (const shape of group.children) {
            if (shape.matches(SHAPES)) {
                marks.push({group, shape, box: boxOf(shape)});
            }
        }
    }
    return marks;
}

// May the text lie on the mark? A number on the map lies on its badge, and that on its member.
function isOwn(text, mark) {
    if (text.group === mark.group || text.group.matches('.badge')) {
        return !mark.group.matches('.badge') || text.group === mark.group;
    }
    const of = text.group.id.match(/label-(.*)$/);
    const whose = mark.group.id.match(/member-(.*)$/);
    return of !== null && whose !== null && of[1] === whose[1];
}

// A ring has no id: it is around the mark of its member.
function isOwnRing(text, mark, marks) {
    return mark.group.classList.contains('ring') &&
           marks.some(other => isOwn(text, other) && other.group.matches('.member') &&
                               holds(mark.box, other.box));
}

// Words inside a body's box, the number inside a badge.
function isInside(text) {
    return text.group.matches('.member, .badge') ||
           (text.group.matches('.finding') &&
            text.element.getAttribute('text-anchor') === 'middle');
}

function measure(page, complain) {
    const paper = page.viewBox.baseVal;
    const whole = {left: 0, top: 0, right: paper.width, bottom: paper.height};
    const marks = marksOf(page);
    const texts = [...page.querySelectorAll('text')].map(
        element => ({element, group: element.parentNode, box: boxOf(element),
                     words: element.textContent}));
    texts.forEach((text, i) => {
        if (!holds(whole, text.box)) {
            complain(`"${text.words}" leaves the page`);
        }
        if (isInside(text)) {
            const own = marks.find(mark => mark.group === text.group);
            if (own === undefined || !holds(own.box, text.box)) {
                complain(`"${text.words}" leaves its own shape`);
            }
        }
        for (const mark of marks) {
            const own = isOwn(text, mark) && (isInside(text) || text.group.matches('.label'));
            if (!own && overlap(text.box, mark.box) && !isOwnRing(text, mark, marks)) {
                complain(`"${text.words}" overlaps ${mark.group.id || 'a ' +
                         mark.group.getAttribute('class')}`);
            }
        }
        for (const other of texts.slice(i + 1)) {
            if (overlap(text.box, other.box)) {
                complain(`"${text.words}" overlaps "${other.words}"`);
            }
        }
    });
    return texts.length;
}

const lines = [];
let texts = 0;
const pages = document.querySelectorAll('.page');
for (const page of pages) {
    texts += measure(page.querySelector('svg'),
                     what => lines.push(`${page.dataset.name}: ${what}`));
}
lines.push(`${pages.length} pages, ${texts} texts: ${lines.length} faults`);
const result = document.createElement('pre');
result.textContent = lines.map(line => `= ${line}`).join('\n') + '\n';
document.body.replaceChildren(result);
