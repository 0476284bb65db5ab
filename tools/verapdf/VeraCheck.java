import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks PDF files against a profile of veraPDF and prints one line of JSON for each.
 *
 * <p>Usage: VeraCheck ua1|3a|… file.pdf …. Exit code 0: all compliant; 1: violations; 2: unreadable.
 *
 * <p>The profiles are read with the JDK's own XML parser. The engine's loader wants JAXB, whose
 * runtime is neither in the JDK since Java 11 nor in the archive that carries the engine.
 */
public final class VeraCheck {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    private VeraCheck() {}

    public static void main(String[] words) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        String id = words[0].toLowerCase(Locale.ROOT);
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        ValidationProfile profile = profile(flavour, file(id));
        int worst = 0;
        for (int place = 1; place < words.length; place++) {
            worst = Math.max(worst, check(words[place], flavour, profile));
        }
        System.exit(worst);
    }

    private static int check(String path, PDFAFlavour flavour, ValidationProfile profile) {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new File(path), flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            System.out.println(line(path, result));
            return result.isCompliant() ? 0 : 1;
        } catch (Exception error) {
            System.out.println("{\"file\":" + quoted(path) + ",\"error\":" + quoted("" + error) + "}");
            return 2;
        }
    }

    private static String line(String path, ValidationResult result) {
        List<String> failed = new ArrayList<>();
        for (Map.Entry<RuleId, Integer> entry : result.getFailedChecks().entrySet()) {
            failed.add(failure(entry.getKey(), entry.getValue(), result));
        }
        return "{\"file\":" + quoted(path)
                + ",\"profile\":" + quoted(result.getProfileDetails().getName())
                + ",\"compliant\":" + result.isCompliant()
                + ",\"checks\":" + result.getTotalAssertions()
                + ",\"failed\":[" + String.join(",", failed) + "]}";
    }

    private static String failure(RuleId rule, int count, ValidationResult result) {
        String message = "";
        String place = "";
        for (TestAssertion each : result.getTestAssertions()) {
            if (each.getRuleId().equals(rule) && each.getStatus() == TestAssertion.Status.FAILED) {
                message = each.getMessage();
                place = each.getLocation().getContext();
                break;
            }
        }
        return "{\"rule\":" + quoted(rule.getClause() + "-" + rule.getTestNumber())
                + ",\"count\":" + count
                + ",\"message\":" + quoted(message)
                + ",\"first\":" + quoted(place) + "}";
    }

    /** "ua1" is kept in PDFUA-1.xml, "3a" in PDFA-3A.xml. */
    private static String file(String id) {
        String name = id.startsWith("ua") ? "PDFUA-" + id.substring(2) : "PDFA-" + id;
        return PROFILES + name.toUpperCase(Locale.ROOT) + ".xml";
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String file) throws Exception {
        Element root;
        try (InputStream text = VeraCheck.class.getResourceAsStream(file)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(text)
                    .getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element each : children(child(root, "rules"))) {
            rules.add(rule(each));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element each : children(child(root, "variables"))) {
            variables.add(Profiles.variableFromValues(
                    each.getAttribute("name"), each.getAttribute("object"),
                    text(each, "defaultValue"), text(each, "value")));
        }
        Element details = child(root, "details");
        return Profiles.profileFromValues(
                flavour,
                Profiles.profileDetailsFromValues(
                        text(details, "name"), text(details, "description"), "", new Date(0)),
                "", rules, variables);
    }

    private static Rule rule(Element each) {
        Element id = child(each, "id");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(child(child(each, "error"), "arguments"))) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        ErrorDetails error =
                Profiles.errorFromValues(text(child(each, "error"), "message"), arguments);
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                each.getAttribute("object"),
                each.hasAttribute("deferred") ? Boolean.valueOf(each.getAttribute("deferred")) : null,
                each.getAttribute("tags"), text(each, "description"), text(each, "test"),
                error, new ArrayList<>());
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element) {
                found.add((Element) each);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        for (Element each : children(parent)) {
            if (each.getTagName().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(parent.getTagName() + " without " + name);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static String quoted(String text) {
        StringBuilder line = new StringBuilder("\"");
        for (char each : (text == null ? "" : text).toCharArray()) {
            if (each == '"' || each == '\\') {
                line.append('\\').append(each);
            } else if (each < ' ') {
                line.append(String.format("\\u%04x", (int) each));
            } else {
                line.append(each);
            }
        }
        return line.append('"').toString();
    }
}
