/**
 * German. Its compounds end in what they are ("Spritzgussmaschine" is a machine), so things are known by how a word
 * ends; a doing is an infinitive or a noun made of one ("Planung").
 */
import { foldedSet } from './fold.ts'
import type { WordLists } from './lists.ts'

const SMALL = `der, die, das, den, dem, des, ein, eine, einer, einem, einen, eines, und, oder, aber, von, vom, in, im, ins,
  an, am, auf, aus, bei, beim, bis, durch, für, gegen, mit, nach, ohne, um, unter, über, vor, zu, zum, zur, als, wie, ist,
  sind, sein, wird, werden, es, sie, er, wir, ihr, ihre, ihrer, ihren, unser, unsere, unserer, unseren, dies, diese,
  dieser, dieses, alle, aller, jede, jeder, jedes, einige, mehr, andere, anderer, nicht, kein, keine, so, sehr, pro, per,
  etc, usw`

const VAGUE = `Qualität, hohe Qualität, beste Qualität, gute Qualität, Produkt, Produkte, unsere Produkte, Service,
  Services, guter Service, bester Service, Dienst, Dienste, Dienstleistung, Dienstleistungen, unsere Dienstleistungen,
  Produkte und Dienstleistungen, Lösung, Lösungen, jeder, jede, jedermann, alle, alle Menschen, alle Kunden, Menschen,
  Leute, Öffentlichkeit, Kunde, Kunden, Kundschaft, Verbraucher, Konsumenten, Nutzer, Anwender, Käufer, Firmen,
  Unternehmen, Markt, der Markt, Wert, Werte, Mehrwert, Innovation, innovativ, Effizienz, Erlebnis, Kundenerlebnis,
  Zufriedenheit, Kundenzufriedenheit, Vertrauen, Preis, guter Preis, günstiger Preis, günstig, billig, schnell,
  Geschwindigkeit, Bequemlichkeit, Flexibilität, Zuverlässigkeit, Sicherheit, Nachhaltigkeit, Technologie, Technik,
  digital, Digitalisierung, online, Internet, Web, Medien, Anzeigen, Verkauf, Vertrieb, Geld, Umsatz, Erlös,
  Erlöse, Einnahmen, Gewinn, Marge, Gebühren, Kosten, Ausgaben, Gehälter, Löhne, Lohn, Personalkosten, Gemeinkosten,
  Material, Betrieb, Management, Produktion, Entwicklung, Forschung, Marketing, Support, Kommunikation, Lieferung,
  Logistik, Distribution, Ressource, Ressourcen, Personal, Mitarbeiter, Mitarbeitende, Team, Wissen, Know-how, Partner,
  unsere Partner, Lieferant, Lieferanten, Netzwerk, Netzwerke, Kontakte, Beziehung, Beziehungen, persönlich, Sonstiges,
  Sonstige, anderes, andere, Diverses, verschiedenes, Dinge, alles, offen, tbd, todo, noch offen, Test, Notiz, neue Notiz,
  Idee`

/** Infinitives; separable ones in both shapes they take ("herstellen", "stellen … her" keeps "stellen"). */
const VERBS = `abfüllen, abholen, abrechnen, abschließen, abstimmen, akquirieren, analysieren, anbieten, anbinden,
  anlernen, annehmen, anpassen, ansprechen, anwerben, aufbauen, aufbereiten, aufnehmen, aufsetzen, ausbauen, ausbilden,
  ausführen, auslagern, ausliefern, ausrichten, auswählen, auswerten, backen, bauen, beantworten, bearbeiten, bedienen,
  begeistern, begleiten, behandeln, beheben, belegen, bemustern, beobachten, beraten, bereitstellen, berechnen, besuchen,
  betreiben, betreuen, bewerben, bewerten, beziehen, bezahlen, binden, brauen, bringen, buchen, coachen, designen,
  digitalisieren, dokumentieren, drucken, durchführen, einarbeiten, einbinden, einführen, einkaufen, einladen, einlagern,
  einrichten, einsetzen, einstellen, empfehlen, entdecken, entscheiden, entsorgen, entwerfen, entwickeln, erfassen,
  erfinden, erforschen, erfüllen, erheben, erhalten, erkennen, erklären, ermitteln, erneuern, erproben, erreichen,
  erschließen, erstellen, erweitern, erzeugen, fahren, färben, fernwarten, fertigen, festlegen, filmen, finanzieren,
  finden, fördern, formen, forschen, führen, füllen, generieren, gestalten, gewinnen, gießen, gründen, halten, handeln,
  heilen, helfen, herstellen, hosten, implementieren, importieren, informieren, installieren, integrieren, investieren,
  kalkulieren, kaufen, kleben, knüpfen, kochen, kommunizieren, konfigurieren, konstruieren, kontrollieren, konzipieren,
  koordinieren, kümmern, kuratieren, lackieren, lagern, leasen, lehren, leihen, leiten, lernen, liefern, lizenzieren,
  lösen, machen, managen, mahlen, messen, mieten, mischen, moderieren, montieren, nähen, nutzen, öffnen, optimieren,
  organisieren, packen, pflegen, planen, platzieren, präsentieren, prognostizieren, programmieren, produzieren, prüfen,
  publizieren, recherchieren, recyceln, reduzieren, reinigen, rekrutieren, reparieren, sammeln, schicken, schneiden,
  schreiben, schulen, schützen, schweißen, senken, senden, setzen, sichern, sortieren, spinnen, starten, stellen,
  steuern, stricken, suchen, testen, tragen, trainieren, transportieren, treffen, überarbeiten, überprüfen, übersetzen,
  übertragen, überwachen, umbauen, umsetzen, umwandeln, unterhalten, unterrichten, unterstützen, untersuchen, validieren,
  verarbeiten, verbessern, verbinden, veredeln, vereinbaren, verfolgen, vergeben, vergleichen, verhandeln, verkaufen,
  verkosten, verleihen, vermarkten, vermieten, vermitteln, veröffentlichen, verpacken, versenden, versichern, versorgen,
  vertreiben, verwalten, vorbereiten, vorführen, wachsen, warten, weben, weiterbilden, weiterentwickeln, werben, wiegen,
  zeichnen, zeigen, zertifizieren, zuordnen, zusammenführen, zusammenstellen, zustellen`

const DOING_NOUNS = `Abholung, Akquise, Analyse, Analytik, Anbau, Aufbau, Ausbau, Bau, Betrieb, Design, Diagnose, Distribution,
  Einkauf, Entwurf, Fertigung, Forschung, Handel, Herstellung, Innovation, Inspektion, Installation, Instandhaltung,
  Integration, Kommunikation, Kontrolle, Koordination, Lieferung, Logistik, Management, Marketing, Moderation, Montage,
  Pflege, Planung, Produktion, Programmierung, Prüfung, Reparatur, Schulung, Service, Support, Test, Tests, Training,
  Transport, Verkauf, Versand, Vertrieb, Wartung, Werbung, Zucht`

/** Beginnings of administration stand in compounds too: "Rechnungsablage". */
const ADMINISTRATION = `Ablage, Abrechnung, Administration, Buchführung, Buchhaltung, Büroarbeit, Büro, E-Mail, E-Mails,
  Mail, Mails, Korrespondenz, Lohnabrechnung, Lohnbuchhaltung, Papierkram, Post, Protokoll, Protokolle, Rechnung,
  Rechnungen, Reisekosten, Schriftverkehr, Sekretariat, Sitzungen, Spesen, Steuer, Steuern, Steuererklärung, Verwaltung`

/** What a word or a compound ends in. */
const ASSETS = `abteilung, anlage, anlagen, apparat, app, arbeiter, ausrüstung, auto, autos, bestand, bestände, bibliothek,
  büro, büros, computer, daten, datenbank, datenbanken, einrichtung, entwickler, experte, experten, fabrik, fabriken,
  fachkraft, fachkräfte, fahrzeug, fahrzeuge, filiale, filialen, flotte, fuhrpark, gebäude, geld, gelände, geräte, gerät,
  grundstück, halle, hallen, hardware, ingenieur, ingenieure, kapital, küche, labor, labore, lager, lagerhaus, lastwagen,
  linie, linien, lizenz, lizenzen, lkw, marke, marken, maschine, maschinen, maschinenpark, material, mitarbeiter,
  mitarbeitende, netz, netzwerk, patent, patente, personal, plattform, plattformen, räume, rechenzentrum, rechte, roboter,
  server, shop, software, spezialist, spezialisten, standort, standorte, system, systeme, team, teams, techniker,
  technologie, werk, werke, werkstatt, werkstätten, werkzeug, werkzeuge, webseite, website, zentrale`

const VERB_WORDS = new Set([...foldedSet(VERBS), ...foldedSet(DOING_NOUNS)])
const ASSET_ENDINGS = [...foldedSet(ASSETS)]
const ADMINISTRATION_WORDS = foldedSet(ADMINISTRATION)

/** Short endings are words of their own only: "app" ends no compound, but "knapp". */
const SHORTEST_ENDING = 5

export const GERMAN: WordLists = {
  language: 'de',
  small: foldedSet(SMALL),
  vague: foldedSet(VAGUE),
  tellsDoing: (words) => words.some(isVerb),
  isAsset,
  isAdministration: (word) => ADMINISTRATION_WORDS.has(word),
}

function isVerb(word: string): boolean {
  return (VERB_WORDS.has(word) || /(ung|ungen|ieren)$/.test(word)) && !isAsset(word)
}

function isAsset(word: string): boolean {
  return ASSET_ENDINGS.some(
    (ending) => word === ending || (ending.length >= SHORTEST_ENDING && word.endsWith(ending)),
  )
}
