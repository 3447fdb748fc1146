// The cohort page with scripts: places found, left out, sorted and pointed at; and that it stays quick
// with a thousand.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const {open} = require('../report/browser.js');

const TABLE = '#places-by-measure';

// Runs a check on one page, and lets it be quiet to the end.
function on(cohort, name, run, settings = {}) {
    return {
        name: `${cohort}: ${name}`,
        run: async (browser, folder) => {
            const {page, faults, close} =
                await open(browser, path.join(folder, `${cohort}.html`), settings);
            try {
                await run(page, path.join(folder, cohort));
                assert.deepEqual(faults, []);
            } finally {
                await close();
            }
        },
    };
}

const tools = page => page.locator('.tools.page');
const seenCards = page => page.locator('li.card:visible').count();
const seenRows = page => page.locator(`${TABLE} tbody tr:visible`).count();
const output = page => tools(page).locator('output');

// Waits until the page has done what was asked of it, and says so.
async function says(page, words) {
    await output(page).filter({hasText: words}).waitFor();
}

function namesOf(page) {
    return page.locator('li.card').evaluateAll(cards => cards.map(card => card.dataset.name));
}

async function sorts(page) {
    const head = page.locator(`${TABLE} thead th`, {hasText: 'Density'}).first();
    const values = () => page.evaluate(table => {
        const element = document.querySelector(table);
        const at = [...element.tHead.rows[0].cells]
            .findIndex(cell => cell.textContent.startsWith('Density'));
        return [...element.tBodies[0].rows].map(row => Number(row.cells[at].dataset.value));
    }, TABLE);
    const before = await values();
    await head.getByRole('button').click();
    const down = await values();
    assert.notDeepEqual(down, before);
    assert.deepEqual(down, [...before].sort((a, b) => b - a));
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    await head.getByRole('button').click();
    assert.deepEqual(await values(), [...before].sort((a, b) => a - b));
}

// A place is marked on its card, in its row and in each plot that has it.
async function finds(page) {
    const [, wanted] = await namesOf(page);
    await tools(page).getByLabel('Find a place').fill(wanted.toUpperCase());
    await says(page, `found 1: ${wanted}`);
    assert.equal(await page.locator('li.card.found').count(), 1);
    assert.equal(await page.locator(`${TABLE} tr.found`).count(), 1);
    const marked = await page.locator('svg.plot:has(.spot)').count();
    assert.ok(marked >= 14, `${marked} plots show it`);
    assert.ok(await page.locator('svg.plot text.told', {hasText: wanted}).count() >= 14);
    await tools(page).getByLabel('Find a place').press('Enter');
    assert.ok((await page.evaluate(() => location.hash)).startsWith('#place-'));
    await tools(page).getByLabel('Find a place').fill('');
    await says(page, /^40 places$/);
    assert.equal(await page.locator('.found, .spot, .told').count(), 0);
}

async function findsNobody(page) {
    await tools(page).getByLabel('Find a place').fill('no such place');
    await says(page, 'none found');
    assert.equal(await page.locator('.found').count(), 0);
}

async function leavesOutBySize(page) {
    const band = await page.locator('li.card').first().getAttribute('data-band');
    await tools(page).getByLabel('Size').selectOption(band);
    await says(page, ' of 40 places');
    const cards = await seenCards(page);
    assert.ok(cards >= 10 && cards < 40);
    assert.equal(await seenRows(page), cards);
    assert.equal(await page.locator(`li.card:visible[data-band="${band}"]`).count(), cards);
    const faded = await page.locator('svg.plot').first().locator('.dots.faded')
        .evaluateAll(paths => paths.map(path => path.getAttribute('d').split('M').length - 1));
    assert.equal(faded.reduce((sum, count) => sum + count, 0), 40 - cards);
}

async function leavesOutByFinding(page) {
    const choice = tools(page).getByLabel('Finding raised');
    const rule = await choice.locator('option').nth(1).getAttribute('value');
    await choice.selectOption(rule);
    await says(page, 'places');
    const kept = await page.locator('li.card:visible')
        .evaluateAll(cards => cards.map(card => card.dataset.rules.split(' ')));
    assert.ok(kept.length > 0 && kept.every(rules => rules.includes(rule)));
    assert.equal(await seenRows(page), kept.length);
}

// The table's own tools heed what those of the page have left out.
async function tableIsFilteredWithin(page) {
    const band = await page.locator('li.card').first().getAttribute('data-band');
    await tools(page).getByLabel('Size').selectOption(band);
    await says(page, ' of 40 places');
    const all = await seenRows(page);
    const own = page.locator('.table', {has: page.locator(TABLE)}).locator('.tools');
    const wanted = await page.locator(`${TABLE} tbody tr:visible th`).first().innerText();
    await own.getByRole('searchbox').fill(wanted.split(' ')[0]);
    const some = await seenRows(page);
    assert.ok(some > 0 && some < all);
}

async function showsPercentiles(page) {
    const seen = () => page.locator(`${TABLE} thead th:visible`).count();
    const few = await seen();
    await page.getByLabel('percentiles within bands of size').check();
    assert.ok(await seen() >= few + 14);
}

async function pointsAtDots(page) {
    const figure = page.locator('figure.plot').nth(1);
    await figure.locator('svg').scrollIntoViewIfNeeded();
    const at = await figure.locator('svg').evaluate(svg => {
        const [, x, y] = svg.querySelector('.dots:not(.faded)').getAttribute('d')
            .match(/M([\d.]+) ([\d.]+)h0/);
        const point = new DOMPoint(Number(x), Number(y)).matrixTransform(svg.getScreenCTM());
        return {x: point.x, y: point.y};
    });
    await page.mouse.move(at.x, at.y);
    const said = await figure.locator('output.said').textContent();
    assert.match(said, /^.+: [\d.]+ \(.+\)$/);
    assert.ok((await namesOf(page)).includes(said.slice(0, said.lastIndexOf(': '))));
    await page.mouse.click(at.x, at.y);
    assert.ok((await page.evaluate(() => location.hash)).startsWith('#place-'));
}

async function walksByKeys(page) {
    const figure = page.locator('figure.plot').nth(1);
    const said = () => figure.locator('output.said').textContent();
    await figure.locator('.wide').focus();
    await page.keyboard.press('Home');
    const first = await said();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await said(), first);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await said(), first);
    await page.keyboard.press('End');
    const number = words => Number(words.match(/: ([\d.]+) \(/)[1]);
    assert.ok(number(await said()) > number(first));
    await page.keyboard.press('Escape');
    assert.equal(await said(), '');
    assert.equal(await figure.locator('.spot').count(), 0);
}

// Each link on the page leads to a part of it or to a file of the batch.
async function linksLeadSomewhere(page, folder) {
    const wrong = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
        .map(link => link.getAttribute('href').slice(1))
        .filter(id => document.getElementById(decodeURIComponent(id)) === null));
    assert.deepEqual(wrong, []);
    const files = await page.evaluate(() => [...document.querySelectorAll('main a')]
        .map(link => link.getAttribute('href')).filter(href => !href.startsWith('#')));
    assert.ok(files.length > 0);
    for (const file of files) {
        assert.ok(fs.existsSync(path.join(folder, decodeURIComponent(file))), file);
    }
}

async function comparesNothing(page) {
    assert.ok(await page.locator('p.notice').isVisible());
    assert.equal(await page.locator('#unusual').count(), 0);
    assert.equal(await page.getByLabel('percentiles within bands of size').count(), 0);
    assert.equal(await seenCards(page), 3);
}

async function staysText(page) {
    assert.ok((await namesOf(page)).length >= 13);
    assert.equal(await page.locator('script').count(), 1);
    assert.ok(await page.locator('#failures td', {hasText: 'broken.graphml'}).count() > 0);
}

// Times are of the browser's own, and generous: a machine may be busy with more than this.
const QUICK = 4000;
async function isQuick(page, folder) {
    const size = fs.statSync(path.join(folder, 'cohort.html')).size;
    assert.ok(size < 8e6, `${size} bytes`);
    assert.equal(await page.locator('li.card').count(), 1000);
    const times = await page.evaluate(async table => {
        const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const timed = async act => {
            const start = performance.now();
            act();
            await drawn();
            return performance.now() - start;
        };
        const search = document.querySelector('.tools.page input');
        return [
            await timed(() => document.querySelector(`${table} thead th.number button`).click()),
            await timed(() => {
                search.value = 'north';
                search.dispatchEvent(new Event('input'));
            }),
        ];
    }, TABLE);
    assert.ok(times.every(time => time < QUICK), `sorted and found in ${times} ms`);
}

module.exports = () => [
    on('forty', 'the table is sorted both ways', sorts),
    on('forty', 'a place is found everywhere', finds),
    on('forty', 'nobody is found where nobody is', findsNobody),
    on('forty', 'places are left out by size', leavesOutBySize),
    on('forty', 'places are left out by finding', leavesOutByFinding),
    on('forty', 'the table is filtered among those left', tableIsFilteredWithin),
    on('forty', 'percentiles are shown on demand', showsPercentiles),
    on('forty', 'percentiles are shown without scripts, too', showsPercentiles,
       {javaScriptEnabled: false}),
    on('forty', 'a dot pointed at tells its place, and leads to it', pointsAtDots),
    on('forty', 'keys walk from dot to dot', walksByKeys),
    on('forty', 'links lead somewhere', linksLeadSomewhere),
    on('few', 'fewer than ten places are not compared', comparesNothing),
    on('hostile', 'names stay text, and what failed is told', staysText),
    on('hostile', 'links lead somewhere', linksLeadSomewhere),
    on('thousand', 'a thousand places are sorted and found quickly', isQuick),
];
