// Maps: pointing, pinning, searching, choosing views and sectors, by pointer and by keyboard alone.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {open} = require('./browser.js');

const OVERVIEW = '#view-overview';
const COUNCIL = '#overview-member-borough_council';

function on(report, name, run, settings = {}) {
    return {
        name: `${report}: ${name}`,
        run: async (browser, folder) => {
            const {page, faults, close} =
                await open(browser, path.join(folder, `${report}.html`), settings);
            try {
                await run(page, folder);
                assert.deepEqual(faults, []);
            } finally {
                await close();
            }
        },
    };
}

function card(page, figure = OVERVIEW) {
    return page.locator(`${figure} .card`);
}

function isPinned(page, member) {
    return page.locator(member).getAttribute('aria-pressed').then(value => value === 'true');
}

// Ids of members that do not step back.
function standing(page, figure = OVERVIEW) {
    return page.evaluate(figure => [...document.querySelectorAll(`${figure} g.member`)]
        .filter(mark => getComputedStyle(mark).opacity === '1')
        .map(mark => mark.id.replace(/^.*?member-/, '')).sort(), figure);
}

async function pointingShows(page) {
    const all = await standing(page);
    await page.locator('#overview-member-food_bank').hover();
    assert.deepEqual(await standing(page), ['food_bank', 'voluntary_services_council']);
    assert.equal(await card(page).locator('h3').textContent(), 'Food bank');
    await page.locator('#overview-label-carers_centre').hover();
    assert.equal(await card(page).locator('h3').textContent(), "Carers' centre");
    await page.mouse.move(2, 2);
    assert.deepEqual(await standing(page), all);
    assert.ok((await card(page).textContent()).includes('Point at a member'));
}

// The card says what the table says, nothing computed again.
async function cardTellsTheTable(page) {
    await page.locator(COUNCIL).hover();
    const told = await card(page).locator('dl > div').evaluateAll(facts => facts.map(
        fact => [fact.children[0].textContent, fact.children[1].textContent]));
    const row = await page.evaluate(() => {
        const heads = document.querySelector('#table-organisations').tHead.rows[0].cells;
        return [...document.getElementById('org-borough_council').cells]
            .map((cell, i) => [cell, heads[i]])
            .filter(([cell, head]) => cell.cellIndex > 0 && getComputedStyle(head).display !== 'none')
            .map(([cell, head]) => [head.textContent.trim(), cell.textContent.trim()]);
    });
    assert.ok(told.length > 8);
    assert.deepEqual(told, row);
}

async function clickPins(page) {
    await page.locator(COUNCIL).click();
    await page.mouse.move(2, 2);
    assert.ok(await isPinned(page, COUNCIL));
    assert.equal(await card(page).locator('h3').textContent(), 'Borough council');
    assert.ok(page.url().endsWith('#org-borough_council'));
    await card(page).getByRole('button', {name: 'Chamber of commerce'}).click();
    assert.equal(await card(page).locator('h3').textContent(), 'Chamber of commerce');
    assert.ok(await isPinned(page, '#overview-member-chamber_of_commerce'));
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('[aria-pressed="true"]').count(), 0);
    assert.ok(!page.url().includes('#org-'));
}

async function addressPins(page) {
    assert.ok(await isPinned(page, '#overview-member-arts_centre'));
    assert.equal(await card(page).locator('h3').textContent(), 'Arts centre');
}

// A row that a link leads to is not left filtered away.
async function addressRevealsRow(page) {
    await page.locator('.table', {has: page.locator('#table-organisations')})
        .getByRole('searchbox').fill('food bank');
    assert.ok(await page.locator('#org-arts_centre').isHidden());
    await page.evaluate(() => { location.hash = '#org-arts_centre'; });
    await page.locator('#org-arts_centre').waitFor({state: 'visible'});
}

async function searchPins(page) {
    const search = page.locator('#summary').getByRole('combobox', {name: 'Find a member'});
    await search.fill('FOOD bank');
    assert.ok(await isPinned(page, '#overview-member-food_bank'));
    await search.fill('heritage');
    await search.press('Enter');
    assert.ok(await isPinned(page, '#overview-member-heritage_society'));
    await search.fill('nobody of this name');
    await search.press('Enter');
    assert.ok(await page.getByText('No such member on the map.').isVisible());
}

async function sectorDims(page) {
    await page.locator('#summary').getByLabel('Sector').selectOption('Housing');
    assert.deepEqual(await standing(page), ['housing_association_a', 'housing_association_b']);
    await page.locator('#summary').getByLabel('Sector').selectOption('');
    assert.ok((await standing(page)).length > 30);
}

async function viewsAreChosen(page) {
    const figures = page.locator('#views figure.map');
    const count = await figures.count();
    assert.ok(count > 3);
    const radios = page.locator('#views fieldset.views input');
    assert.equal(await radios.count(), count);
    for (const chosen of [count - 1, 1]) {
        await radios.nth(chosen).check();
        for (let i = 0; i < count; i++) {
            assert.equal(await figures.nth(i).isVisible(), i === chosen, `view ${i} of ${chosen}`);
        }
    }
}

async function everyViewWithoutScripts(page) {
    for (const figure of await page.locator('figure.map').all()) {
        assert.ok(await figure.isVisible());
    }
    assert.equal(await page.locator('.card').count(), 0);
}

async function linksPoint(page) {
    const link = page.locator('#findings a[href="#org-food_bank"]').first();
    await link.evaluate(element => {
        for (let at = element; at !== null; at = at.parentElement) {
            at.open = at.localName === 'details' ? true : at.open;
        }
    });
    await link.focus();
    assert.deepEqual(await standing(page), ['food_bank', 'voluntary_services_council']);
    await link.evaluate(element => element.blur());
    assert.ok((await standing(page)).length > 30);
}

// The first finding of the summary: it concerns those who have no route to decisions, and the number
// on the map stands for it.
async function numbersPoint(page) {
    const concerned = await page.evaluate(() => {
        const link = document.querySelector('#summary .told a');
        return [...document.querySelector(link.hash).querySelectorAll('a[href^="#org-"]')]
            .map(other => other.hash.slice('#org-'.length)).sort();
    });
    assert.deepEqual(concerned, ['faith_forum', 'heritage_society', 'wildlife_trust']);
    await page.locator(`${OVERVIEW} g.badge text`, {hasText: /^1$/}).first().hover();
    assert.deepEqual(await standing(page), concerned);
}

function focused(page) {
    return page.evaluate(() => document.activeElement.id);
}

// From the top of the page with the keyboard alone: one stop a map, arrows, Enter, Esc.
async function keyboardAlone(page) {
    let stops = 0;
    while (!(await focused(page)).startsWith('overview-member-')) {
        await page.keyboard.press('Tab');
        stops++;
        assert.ok(stops < 60, 'the map is reached by Tab');
    }
    const first = await focused(page);
    await page.keyboard.press('ArrowRight');
    const second = await focused(page);
    assert.notEqual(second, first);
    assert.ok(await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    }), 'the focus is seen');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(page), first);
    await page.keyboard.press('End');
    assert.notEqual(await focused(page), first);
    await page.keyboard.press('Home');
    assert.equal(await focused(page), first);
    await page.keyboard.press('Enter');
    assert.ok(await isPinned(page, `#${first}`));
    await page.keyboard.press('Escape');
    assert.ok(!await isPinned(page, `#${first}`));
    await page.keyboard.press('Tab');
    assert.ok(!(await focused(page)).startsWith('overview-member-'), 'one stop a map');
}

async function cardKeepsOffTheMap(page) {
    await page.locator(COUNCIL).click();
    const boxes = await page.evaluate(figure => ['svg', '.card'].map(part => {
        const {left, right, top, bottom} =
            document.querySelector(`${figure} ${part}`).getBoundingClientRect();
        return {left, right, top, bottom};
    }), OVERVIEW);
    const [map, beside] = boxes;
    assert.ok(beside.left >= map.right || beside.top >= map.bottom, JSON.stringify(boxes));
}

async function hostileNamesStayText(page) {
    assert.equal(await page.locator('script').count(), 1);
    assert.equal(await page.locator('img, iframe, object').count(), 0);
    await page.locator('g.member').first().hover();
    const names = await page.locator('#table-organisations tbody th').allTextContents();
    assert.ok(names.includes('</script><script>alert(1)</script>'));
    assert.ok(names.includes('=cmd|calc!A1'));
    for (const mark of await page.locator('#view-overview g.member').all()) {
        await mark.hover();
        assert.ok(names.includes(await card(page).locator('h3').textContent()));
    }
}

module.exports = reports => [
    on('basingstoke', 'pointing at a member shows its ties and its card', pointingShows),
    on('basingstoke', 'the card tells what the table tells', cardTellsTheTable),
    on('basingstoke', 'a click pins, its card leads on, Esc unpins', clickPins),
    on('basingstoke', 'the address pins', addressPins, {hash: '#org-arts_centre'}),
    on('basingstoke', 'a link brings back a row that was filtered away', addressRevealsRow),
    on('basingstoke', 'the search pins', searchPins),
    on('basingstoke', 'other sectors step back', sectorDims),
    on('basingstoke', 'one view at a time', viewsAreChosen),
    on('basingstoke', 'all views without scripts', everyViewWithoutScripts,
       {javaScriptEnabled: false}),
    on('basingstoke', 'links in findings show members on the map', linksPoint),
    on('basingstoke', 'numbers on the map show whom the finding concerns', numbersPoint),
    on('basingstoke', 'the keyboard alone will do', keyboardAlone),
    ...[1440, 768, 390].map(width => on('basingstoke', `the card keeps off the map at ${width} px`,
        cardKeepsOffTheMap, {viewport: {width, height: 900}})),
    on('hostile', 'hostile names stay text', hostileNamesStayText),
    ...reports.map(report => on(report, 'Esc and arrows do no harm', async page => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('ArrowRight');
    })),
];
