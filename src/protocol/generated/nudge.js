/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["nudge"] || ($protobuf.roots["nudge"] = {});

export const nudge = $root.nudge = (() => {

    /**
     * Namespace nudge.
     * @exports nudge
     * @namespace
     */
    const nudge = {};

    nudge.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof nudge
         * @namespace
         */
        const v1 = {};

        v1.CommandMessage = (function() {

            /**
             * Properties of a CommandMessage.
             * @typedef {Object} nudge.v1.CommandMessage.$Properties
             * @property {number|null} [requestId] CommandMessage requestId
             * @property {number|null} [partsLeft] CommandMessage partsLeft
             * @property {nudge.v1.Hello.$Properties|null} [hello] CommandMessage hello
             * @property {nudge.v1.Configure.$Properties|null} [configure] CommandMessage configure
             * @property {nudge.v1.ConfigurePopulation.$Properties|null} [population] CommandMessage population
             * @property {nudge.v1.ConfigureProjection.$Properties|null} [projection] CommandMessage projection
             * @property {nudge.v1.WriteTopology.$Properties|null} [topology] CommandMessage topology
             * @property {nudge.v1.Commit.$Properties|null} [commit] CommandMessage commit
             * @property {nudge.v1.WriteWeights.$Properties|null} [writeWeights] CommandMessage writeWeights
             * @property {nudge.v1.ReadWeights.$Properties|null} [readWeights] CommandMessage readWeights
             * @property {nudge.v1.ReadState.$Properties|null} [readState] CommandMessage readState
             * @property {nudge.v1.Present.$Properties|null} [present] CommandMessage present
             * @property {nudge.v1.Settle.$Properties|null} [settle] CommandMessage settle
             * @property {nudge.v1.Update.$Properties|null} [update] CommandMessage update
             * @property {nudge.v1.SendSpikes.$Properties|null} [spikesIn] CommandMessage spikesIn
             * @property {nudge.v1.InjectFault.$Properties|null} [injectFault] CommandMessage injectFault
             * @property {nudge.v1.ReadTelemetry.$Properties|null} [telemetry] CommandMessage telemetry
             * @property {nudge.v1.Snapshot.$Properties|null} [snapshot] CommandMessage snapshot
             * @property {nudge.v1.Restore.$Properties|null} [restore] CommandMessage restore
             * @property {nudge.v1.ConfigureSynapse.$Properties|null} [synapse] CommandMessage synapse
             * @property {nudge.v1.ConfigureCells.$Properties|null} [cells] CommandMessage cells
             * @property {nudge.v1.ConfigurePulses.$Properties|null} [pulses] CommandMessage pulses
             * @property {nudge.v1.ConfigureConductances.$Properties|null} [conductances] CommandMessage conductances
             * @property {nudge.v1.ConfigureAnalog.$Properties|null} [analog] CommandMessage analog
             * @property {nudge.v1.ConfigureConvolution.$Properties|null} [convolution] CommandMessage convolution
             * @property {nudge.v1.WriteSparse.$Properties|null} [writeSparse] CommandMessage writeSparse
             * @property {"hello"|"configure"|"population"|"projection"|"topology"|"commit"|"writeWeights"|"readWeights"|"readState"|"present"|"settle"|"update"|"spikesIn"|"injectFault"|"telemetry"|"snapshot"|"restore"|"synapse"|"cells"|"pulses"|"conductances"|"analog"|"convolution"|"writeSparse"} [command] CommandMessage command
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommandMessage.
             * @memberof nudge.v1
             * @interface ICommandMessage
             * @augments nudge.v1.CommandMessage.$Properties
             * @deprecated Use nudge.v1.CommandMessage.$Properties instead.
             */

            /**
             * Narrowed shape of a CommandMessage.
             * @typedef {{
             *   requestId?: number|null;
             *   partsLeft?: number|null;
             *   hello?: nudge.v1.Hello.$Shape|null;
             *   configure?: nudge.v1.Configure.$Shape|null;
             *   population?: nudge.v1.ConfigurePopulation.$Shape|null;
             *   projection?: nudge.v1.ConfigureProjection.$Shape|null;
             *   topology?: nudge.v1.WriteTopology.$Shape|null;
             *   commit?: nudge.v1.Commit.$Shape|null;
             *   writeWeights?: nudge.v1.WriteWeights.$Shape|null;
             *   readWeights?: nudge.v1.ReadWeights.$Shape|null;
             *   readState?: nudge.v1.ReadState.$Shape|null;
             *   present?: nudge.v1.Present.$Shape|null;
             *   settle?: nudge.v1.Settle.$Shape|null;
             *   update?: nudge.v1.Update.$Shape|null;
             *   spikesIn?: nudge.v1.SendSpikes.$Shape|null;
             *   injectFault?: nudge.v1.InjectFault.$Shape|null;
             *   telemetry?: nudge.v1.ReadTelemetry.$Shape|null;
             *   snapshot?: nudge.v1.Snapshot.$Shape|null;
             *   restore?: nudge.v1.Restore.$Shape|null;
             *   synapse?: nudge.v1.ConfigureSynapse.$Shape|null;
             *   cells?: nudge.v1.ConfigureCells.$Shape|null;
             *   pulses?: nudge.v1.ConfigurePulses.$Shape|null;
             *   conductances?: nudge.v1.ConfigureConductances.$Shape|null;
             *   analog?: nudge.v1.ConfigureAnalog.$Shape|null;
             *   convolution?: nudge.v1.ConfigureConvolution.$Shape|null;
             *   writeSparse?: nudge.v1.WriteSparse.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ command?: undefined; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "hello"; hello: nudge.v1.Hello.$Shape; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "configure"; hello?: null; configure: nudge.v1.Configure.$Shape; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "population"; hello?: null; configure?: null; population: nudge.v1.ConfigurePopulation.$Shape; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "projection"; hello?: null; configure?: null; population?: null; projection: nudge.v1.ConfigureProjection.$Shape; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "topology"; hello?: null; configure?: null; population?: null; projection?: null; topology: nudge.v1.WriteTopology.$Shape; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "commit"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit: nudge.v1.Commit.$Shape; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "writeWeights"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights: nudge.v1.WriteWeights.$Shape; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "readWeights"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights: nudge.v1.ReadWeights.$Shape; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "readState"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState: nudge.v1.ReadState.$Shape; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "present"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present: nudge.v1.Present.$Shape; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "settle"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle: nudge.v1.Settle.$Shape; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "update"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update: nudge.v1.Update.$Shape; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "spikesIn"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn: nudge.v1.SendSpikes.$Shape; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "injectFault"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault: nudge.v1.InjectFault.$Shape; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "telemetry"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry: nudge.v1.ReadTelemetry.$Shape; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "snapshot"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot: nudge.v1.Snapshot.$Shape; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "restore"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore: nudge.v1.Restore.$Shape; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "synapse"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse: nudge.v1.ConfigureSynapse.$Shape; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "cells"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells: nudge.v1.ConfigureCells.$Shape; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "pulses"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses: nudge.v1.ConfigurePulses.$Shape; conductances?: null; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "conductances"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances: nudge.v1.ConfigureConductances.$Shape; analog?: null; convolution?: null; writeSparse?: null }|{ command?: "analog"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog: nudge.v1.ConfigureAnalog.$Shape; convolution?: null; writeSparse?: null }|{ command?: "convolution"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution: nudge.v1.ConfigureConvolution.$Shape; writeSparse?: null }|{ command?: "writeSparse"; hello?: null; configure?: null; population?: null; projection?: null; topology?: null; commit?: null; writeWeights?: null; readWeights?: null; readState?: null; present?: null; settle?: null; update?: null; spikesIn?: null; injectFault?: null; telemetry?: null; snapshot?: null; restore?: null; synapse?: null; cells?: null; pulses?: null; conductances?: null; analog?: null; convolution?: null; writeSparse: nudge.v1.WriteSparse.$Shape })
             * )} nudge.v1.CommandMessage.$Shape
             */

            /**
             * Constructs a new CommandMessage.
             * @memberof nudge.v1
             * @classdesc Represents a CommandMessage.
             * @constructor
             * @param {nudge.v1.CommandMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommandMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CommandMessage requestId.
             * @member {number} requestId
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.requestId = 0;

            /**
             * CommandMessage partsLeft.
             * @member {number} partsLeft
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.partsLeft = 0;

            /**
             * CommandMessage hello.
             * @member {nudge.v1.Hello.$Properties|null|undefined} hello
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.hello = null;

            /**
             * CommandMessage configure.
             * @member {nudge.v1.Configure.$Properties|null|undefined} configure
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.configure = null;

            /**
             * CommandMessage population.
             * @member {nudge.v1.ConfigurePopulation.$Properties|null|undefined} population
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.population = null;

            /**
             * CommandMessage projection.
             * @member {nudge.v1.ConfigureProjection.$Properties|null|undefined} projection
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.projection = null;

            /**
             * CommandMessage topology.
             * @member {nudge.v1.WriteTopology.$Properties|null|undefined} topology
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.topology = null;

            /**
             * CommandMessage commit.
             * @member {nudge.v1.Commit.$Properties|null|undefined} commit
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.commit = null;

            /**
             * CommandMessage writeWeights.
             * @member {nudge.v1.WriteWeights.$Properties|null|undefined} writeWeights
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.writeWeights = null;

            /**
             * CommandMessage readWeights.
             * @member {nudge.v1.ReadWeights.$Properties|null|undefined} readWeights
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.readWeights = null;

            /**
             * CommandMessage readState.
             * @member {nudge.v1.ReadState.$Properties|null|undefined} readState
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.readState = null;

            /**
             * CommandMessage present.
             * @member {nudge.v1.Present.$Properties|null|undefined} present
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.present = null;

            /**
             * CommandMessage settle.
             * @member {nudge.v1.Settle.$Properties|null|undefined} settle
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.settle = null;

            /**
             * CommandMessage update.
             * @member {nudge.v1.Update.$Properties|null|undefined} update
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.update = null;

            /**
             * CommandMessage spikesIn.
             * @member {nudge.v1.SendSpikes.$Properties|null|undefined} spikesIn
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.spikesIn = null;

            /**
             * CommandMessage injectFault.
             * @member {nudge.v1.InjectFault.$Properties|null|undefined} injectFault
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.injectFault = null;

            /**
             * CommandMessage telemetry.
             * @member {nudge.v1.ReadTelemetry.$Properties|null|undefined} telemetry
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.telemetry = null;

            /**
             * CommandMessage snapshot.
             * @member {nudge.v1.Snapshot.$Properties|null|undefined} snapshot
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.snapshot = null;

            /**
             * CommandMessage restore.
             * @member {nudge.v1.Restore.$Properties|null|undefined} restore
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.restore = null;

            /**
             * CommandMessage synapse.
             * @member {nudge.v1.ConfigureSynapse.$Properties|null|undefined} synapse
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.synapse = null;

            /**
             * CommandMessage cells.
             * @member {nudge.v1.ConfigureCells.$Properties|null|undefined} cells
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.cells = null;

            /**
             * CommandMessage pulses.
             * @member {nudge.v1.ConfigurePulses.$Properties|null|undefined} pulses
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.pulses = null;

            /**
             * CommandMessage conductances.
             * @member {nudge.v1.ConfigureConductances.$Properties|null|undefined} conductances
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.conductances = null;

            /**
             * CommandMessage analog.
             * @member {nudge.v1.ConfigureAnalog.$Properties|null|undefined} analog
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.analog = null;

            /**
             * CommandMessage convolution.
             * @member {nudge.v1.ConfigureConvolution.$Properties|null|undefined} convolution
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.convolution = null;

            /**
             * CommandMessage writeSparse.
             * @member {nudge.v1.WriteSparse.$Properties|null|undefined} writeSparse
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            CommandMessage.prototype.writeSparse = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * CommandMessage command.
             * @member {"hello"|"configure"|"population"|"projection"|"topology"|"commit"|"writeWeights"|"readWeights"|"readState"|"present"|"settle"|"update"|"spikesIn"|"injectFault"|"telemetry"|"snapshot"|"restore"|"synapse"|"cells"|"pulses"|"conductances"|"analog"|"convolution"|"writeSparse"|undefined} command
             * @memberof nudge.v1.CommandMessage
             * @instance
             */
            $Object.defineProperty(CommandMessage.prototype, "command", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "configure", "population", "projection", "topology", "commit", "writeWeights", "readWeights", "readState", "present", "settle", "update", "spikesIn", "injectFault", "telemetry", "snapshot", "restore", "synapse", "cells", "pulses", "conductances", "analog", "convolution", "writeSparse"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified CommandMessage message. Does not implicitly {@link nudge.v1.CommandMessage.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.CommandMessage
             * @static
             * @param {nudge.v1.CommandMessage.$Properties} message CommandMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommandMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== 0)
                    writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.requestId);
                if (message.partsLeft != null && $Object.hasOwnProperty.call(message, "partsLeft") && message.partsLeft !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partsLeft);
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.nudge.v1.Hello.encode(message.hello, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.configure != null && $Object.hasOwnProperty.call(message, "configure"))
                    $root.nudge.v1.Configure.encode(message.configure, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.population != null && $Object.hasOwnProperty.call(message, "population"))
                    $root.nudge.v1.ConfigurePopulation.encode(message.population, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection"))
                    $root.nudge.v1.ConfigureProjection.encode(message.projection, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.topology != null && $Object.hasOwnProperty.call(message, "topology"))
                    $root.nudge.v1.WriteTopology.encode(message.topology, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                    $root.nudge.v1.Commit.encode(message.commit, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.writeWeights != null && $Object.hasOwnProperty.call(message, "writeWeights"))
                    $root.nudge.v1.WriteWeights.encode(message.writeWeights, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.readWeights != null && $Object.hasOwnProperty.call(message, "readWeights"))
                    $root.nudge.v1.ReadWeights.encode(message.readWeights, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.readState != null && $Object.hasOwnProperty.call(message, "readState"))
                    $root.nudge.v1.ReadState.encode(message.readState, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.present != null && $Object.hasOwnProperty.call(message, "present"))
                    $root.nudge.v1.Present.encode(message.present, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.settle != null && $Object.hasOwnProperty.call(message, "settle"))
                    $root.nudge.v1.Settle.encode(message.settle, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.update != null && $Object.hasOwnProperty.call(message, "update"))
                    $root.nudge.v1.Update.encode(message.update, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.spikesIn != null && $Object.hasOwnProperty.call(message, "spikesIn"))
                    $root.nudge.v1.SendSpikes.encode(message.spikesIn, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                if (message.injectFault != null && $Object.hasOwnProperty.call(message, "injectFault"))
                    $root.nudge.v1.InjectFault.encode(message.injectFault, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.telemetry != null && $Object.hasOwnProperty.call(message, "telemetry"))
                    $root.nudge.v1.ReadTelemetry.encode(message.telemetry, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    $root.nudge.v1.Snapshot.encode(message.snapshot, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
                    $root.nudge.v1.Restore.encode(message.restore, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.synapse != null && $Object.hasOwnProperty.call(message, "synapse"))
                    $root.nudge.v1.ConfigureSynapse.encode(message.synapse, writer.uint32(/* id 27, wireType 2 =*/218).fork(), _depth + 1).ldelim();
                if (message.cells != null && $Object.hasOwnProperty.call(message, "cells"))
                    $root.nudge.v1.ConfigureCells.encode(message.cells, writer.uint32(/* id 28, wireType 2 =*/226).fork(), _depth + 1).ldelim();
                if (message.pulses != null && $Object.hasOwnProperty.call(message, "pulses"))
                    $root.nudge.v1.ConfigurePulses.encode(message.pulses, writer.uint32(/* id 29, wireType 2 =*/234).fork(), _depth + 1).ldelim();
                if (message.conductances != null && $Object.hasOwnProperty.call(message, "conductances"))
                    $root.nudge.v1.ConfigureConductances.encode(message.conductances, writer.uint32(/* id 30, wireType 2 =*/242).fork(), _depth + 1).ldelim();
                if (message.analog != null && $Object.hasOwnProperty.call(message, "analog"))
                    $root.nudge.v1.ConfigureAnalog.encode(message.analog, writer.uint32(/* id 31, wireType 2 =*/250).fork(), _depth + 1).ldelim();
                if (message.convolution != null && $Object.hasOwnProperty.call(message, "convolution"))
                    $root.nudge.v1.ConfigureConvolution.encode(message.convolution, writer.uint32(/* id 32, wireType 2 =*/258).fork(), _depth + 1).ldelim();
                if (message.writeSparse != null && $Object.hasOwnProperty.call(message, "writeSparse"))
                    $root.nudge.v1.WriteSparse.encode(message.writeSparse, writer.uint32(/* id 33, wireType 2 =*/266).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommandMessage message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.CommandMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.CommandMessage & nudge.v1.CommandMessage.$Shape} CommandMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommandMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.CommandMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partsLeft = value;
                            else
                                delete message.partsLeft;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.nudge.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.command = "hello";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.configure = $root.nudge.v1.Configure.decode(reader, reader.size(), $undefined, _depth + 1, message.configure);
                            message.command = "configure";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.population = $root.nudge.v1.ConfigurePopulation.decode(reader, reader.size(), $undefined, _depth + 1, message.population);
                            message.command = "population";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.projection = $root.nudge.v1.ConfigureProjection.decode(reader, reader.size(), $undefined, _depth + 1, message.projection);
                            message.command = "projection";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.topology = $root.nudge.v1.WriteTopology.decode(reader, reader.size(), $undefined, _depth + 1, message.topology);
                            message.command = "topology";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.commit = $root.nudge.v1.Commit.decode(reader, reader.size(), $undefined, _depth + 1, message.commit);
                            message.command = "commit";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.writeWeights = $root.nudge.v1.WriteWeights.decode(reader, reader.size(), $undefined, _depth + 1, message.writeWeights);
                            message.command = "writeWeights";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.readWeights = $root.nudge.v1.ReadWeights.decode(reader, reader.size(), $undefined, _depth + 1, message.readWeights);
                            message.command = "readWeights";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.readState = $root.nudge.v1.ReadState.decode(reader, reader.size(), $undefined, _depth + 1, message.readState);
                            message.command = "readState";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.present = $root.nudge.v1.Present.decode(reader, reader.size(), $undefined, _depth + 1, message.present);
                            message.command = "present";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.settle = $root.nudge.v1.Settle.decode(reader, reader.size(), $undefined, _depth + 1, message.settle);
                            message.command = "settle";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.update = $root.nudge.v1.Update.decode(reader, reader.size(), $undefined, _depth + 1, message.update);
                            message.command = "update";
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.spikesIn = $root.nudge.v1.SendSpikes.decode(reader, reader.size(), $undefined, _depth + 1, message.spikesIn);
                            message.command = "spikesIn";
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.injectFault = $root.nudge.v1.InjectFault.decode(reader, reader.size(), $undefined, _depth + 1, message.injectFault);
                            message.command = "injectFault";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.telemetry = $root.nudge.v1.ReadTelemetry.decode(reader, reader.size(), $undefined, _depth + 1, message.telemetry);
                            message.command = "telemetry";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.snapshot = $root.nudge.v1.Snapshot.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshot);
                            message.command = "snapshot";
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.restore = $root.nudge.v1.Restore.decode(reader, reader.size(), $undefined, _depth + 1, message.restore);
                            message.command = "restore";
                            continue;
                        }
                    case 27: {
                            if (wireType !== 2)
                                break;
                            message.synapse = $root.nudge.v1.ConfigureSynapse.decode(reader, reader.size(), $undefined, _depth + 1, message.synapse);
                            message.command = "synapse";
                            continue;
                        }
                    case 28: {
                            if (wireType !== 2)
                                break;
                            message.cells = $root.nudge.v1.ConfigureCells.decode(reader, reader.size(), $undefined, _depth + 1, message.cells);
                            message.command = "cells";
                            continue;
                        }
                    case 29: {
                            if (wireType !== 2)
                                break;
                            message.pulses = $root.nudge.v1.ConfigurePulses.decode(reader, reader.size(), $undefined, _depth + 1, message.pulses);
                            message.command = "pulses";
                            continue;
                        }
                    case 30: {
                            if (wireType !== 2)
                                break;
                            message.conductances = $root.nudge.v1.ConfigureConductances.decode(reader, reader.size(), $undefined, _depth + 1, message.conductances);
                            message.command = "conductances";
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            message.analog = $root.nudge.v1.ConfigureAnalog.decode(reader, reader.size(), $undefined, _depth + 1, message.analog);
                            message.command = "analog";
                            continue;
                        }
                    case 32: {
                            if (wireType !== 2)
                                break;
                            message.convolution = $root.nudge.v1.ConfigureConvolution.decode(reader, reader.size(), $undefined, _depth + 1, message.convolution);
                            message.command = "convolution";
                            continue;
                        }
                    case 33: {
                            if (wireType !== 2)
                                break;
                            message.writeSparse = $root.nudge.v1.WriteSparse.decode(reader, reader.size(), $undefined, _depth + 1, message.writeSparse);
                            message.command = "writeSparse";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CommandMessage;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} nudge.v1.Hello.$Properties
             * @property {number|null} [major] Hello major
             * @property {number|null} [minor] Hello minor
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof nudge.v1
             * @interface IHello
             * @augments nudge.v1.Hello.$Properties
             * @deprecated Use nudge.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {nudge.v1.Hello.$Properties} nudge.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof nudge.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {nudge.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello major.
             * @member {number} major
             * @memberof nudge.v1.Hello
             * @instance
             */
            Hello.prototype.major = 0;

            /**
             * Hello minor.
             * @member {number} minor
             * @memberof nudge.v1.Hello
             * @instance
             */
            Hello.prototype.minor = 0;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link nudge.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Hello
             * @static
             * @param {nudge.v1.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.major != null && $Object.hasOwnProperty.call(message, "major") && message.major !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.major);
                if (message.minor != null && $Object.hasOwnProperty.call(message, "minor") && message.minor !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.minor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Hello & nudge.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.major = value;
                            else
                                delete message.major;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.minor = value;
                            else
                                delete message.minor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hello;
        })();

        v1.Configure = (function() {

            /**
             * Properties of a Configure.
             * @typedef {Object} nudge.v1.Configure.$Properties
             * @property {number|Long|null} [seed] Configure seed
             * @property {number|null} [slots] Configure slots
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Configure.
             * @memberof nudge.v1
             * @interface IConfigure
             * @augments nudge.v1.Configure.$Properties
             * @deprecated Use nudge.v1.Configure.$Properties instead.
             */

            /**
             * Shape of a Configure.
             * @typedef {nudge.v1.Configure.$Properties} nudge.v1.Configure.$Shape
             */

            /**
             * Constructs a new Configure.
             * @memberof nudge.v1
             * @classdesc Represents a Configure.
             * @constructor
             * @param {nudge.v1.Configure.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Configure = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Configure seed.
             * @member {number|Long} seed
             * @memberof nudge.v1.Configure
             * @instance
             */
            Configure.prototype.seed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Configure slots.
             * @member {number} slots
             * @memberof nudge.v1.Configure
             * @instance
             */
            Configure.prototype.slots = 0;

            /**
             * Encodes the specified Configure message. Does not implicitly {@link nudge.v1.Configure.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Configure
             * @static
             * @param {nudge.v1.Configure.$Properties} message Configure message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Configure.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && (typeof message.seed === "object" ? message.seed.low || message.seed.high : message.seed !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.seed);
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.slots);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Configure message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Configure
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Configure & nudge.v1.Configure.$Shape} Configure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Configure.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Configure();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seed = value;
                            else
                                delete message.seed;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slots = value;
                            else
                                delete message.slots;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Configure;
        })();

        /**
         * Role enum.
         * @name nudge.v1.Role
         * @enum {number}
         * @property {number} ROLE_UNSPECIFIED=0 ROLE_UNSPECIFIED value
         * @property {number} ROLE_INPUT=1 ROLE_INPUT value
         * @property {number} ROLE_HIDDEN=2 ROLE_HIDDEN value
         * @property {number} ROLE_OUTPUT=3 ROLE_OUTPUT value
         */
        v1.Role = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ROLE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ROLE_INPUT"] = 1;
            values[valuesById[2] = "ROLE_HIDDEN"] = 2;
            values[valuesById[3] = "ROLE_OUTPUT"] = 3;
            return values;
        })();

        v1.ConfigurePopulation = (function() {

            /**
             * Properties of a ConfigurePopulation.
             * @typedef {Object} nudge.v1.ConfigurePopulation.$Properties
             * @property {number|null} [id] ConfigurePopulation id
             * @property {string|null} [name] ConfigurePopulation name
             * @property {nudge.v1.Role|null} [role] ConfigurePopulation role
             * @property {Array.<number>|null} [shape] ConfigurePopulation shape
             * @property {nudge.v1.Unit.$Properties|null} [unit] ConfigurePopulation unit
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigurePopulation.
             * @memberof nudge.v1
             * @interface IConfigurePopulation
             * @augments nudge.v1.ConfigurePopulation.$Properties
             * @deprecated Use nudge.v1.ConfigurePopulation.$Properties instead.
             */

            /**
             * Shape of a ConfigurePopulation.
             * @typedef {{
             *   id?: number|null;
             *   name?: string|null;
             *   role?: nudge.v1.Role|null;
             *   shape?: Array.<number>|null;
             *   unit?: nudge.v1.Unit.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} nudge.v1.ConfigurePopulation.$Shape
             */

            /**
             * Constructs a new ConfigurePopulation.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigurePopulation.
             * @constructor
             * @param {nudge.v1.ConfigurePopulation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigurePopulation = function (properties) {
                this.shape = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigurePopulation id.
             * @member {number} id
             * @memberof nudge.v1.ConfigurePopulation
             * @instance
             */
            ConfigurePopulation.prototype.id = 0;

            /**
             * ConfigurePopulation name.
             * @member {string} name
             * @memberof nudge.v1.ConfigurePopulation
             * @instance
             */
            ConfigurePopulation.prototype.name = "";

            /**
             * ConfigurePopulation role.
             * @member {nudge.v1.Role} role
             * @memberof nudge.v1.ConfigurePopulation
             * @instance
             */
            ConfigurePopulation.prototype.role = 0;

            /**
             * ConfigurePopulation shape.
             * @member {Array.<number>} shape
             * @memberof nudge.v1.ConfigurePopulation
             * @instance
             */
            ConfigurePopulation.prototype.shape = $util.emptyArray;

            /**
             * ConfigurePopulation unit.
             * @member {nudge.v1.Unit.$Properties|null|undefined} unit
             * @memberof nudge.v1.ConfigurePopulation
             * @instance
             */
            ConfigurePopulation.prototype.unit = null;

            /**
             * Encodes the specified ConfigurePopulation message. Does not implicitly {@link nudge.v1.ConfigurePopulation.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigurePopulation
             * @static
             * @param {nudge.v1.ConfigurePopulation.$Properties} message ConfigurePopulation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigurePopulation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.role);
                if (message.shape != null && message.shape.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.shape);
                if (message.unit != null && $Object.hasOwnProperty.call(message, "unit"))
                    $root.nudge.v1.Unit.encode(message.unit, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigurePopulation message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigurePopulation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigurePopulation & nudge.v1.ConfigurePopulation.$Shape} ConfigurePopulation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigurePopulation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigurePopulation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.shape && message.shape.length))
                                    message.shape = [];
                                reader.uint32s(message.shape);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.shape && message.shape.length))
                                message.shape = [];
                            message.shape.push(reader.uint32());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.unit = $root.nudge.v1.Unit.decode(reader, reader.size(), $undefined, _depth + 1, message.unit);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigurePopulation;
        })();

        v1.ConfigureProjection = (function() {

            /**
             * Properties of a ConfigureProjection.
             * @typedef {Object} nudge.v1.ConfigureProjection.$Properties
             * @property {number|null} [id] ConfigureProjection id
             * @property {string|null} [name] ConfigureProjection name
             * @property {number|null} [source] ConfigureProjection source
             * @property {number|null} [target] ConfigureProjection target
             * @property {nudge.v1.Connectivity|null} [connectivity] ConfigureProjection connectivity
             * @property {number|null} [synapses] ConfigureProjection synapses
             * @property {boolean|null} [bidirectional] ConfigureProjection bidirectional
             * @property {number|null} [delayTicks] ConfigureProjection delayTicks
             * @property {number|null} [receptor] ConfigureProjection receptor
             * @property {nudge.v1.NumberFormat.$Properties|null} [weight] ConfigureProjection weight
             * @property {nudge.v1.NumberFormat.$Properties|null} [accumulator] ConfigureProjection accumulator
             * @property {nudge.v1.Storage|null} [storage] ConfigureProjection storage
             * @property {number|null} [learningRate] ConfigureProjection learningRate
             * @property {nudge.v1.Plasticity|null} [plasticity] ConfigureProjection plasticity
             * @property {number|null} [momentum] ConfigureProjection momentum
             * @property {number|null} [weightDecay] ConfigureProjection weightDecay
             * @property {nudge.v1.Contrast|null} [contrast] ConfigureProjection contrast
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigureProjection.
             * @memberof nudge.v1
             * @interface IConfigureProjection
             * @augments nudge.v1.ConfigureProjection.$Properties
             * @deprecated Use nudge.v1.ConfigureProjection.$Properties instead.
             */

            /**
             * Shape of a ConfigureProjection.
             * @typedef {nudge.v1.ConfigureProjection.$Properties} nudge.v1.ConfigureProjection.$Shape
             */

            /**
             * Constructs a new ConfigureProjection.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigureProjection.
             * @constructor
             * @param {nudge.v1.ConfigureProjection.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigureProjection = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigureProjection id.
             * @member {number} id
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.id = 0;

            /**
             * ConfigureProjection name.
             * @member {string} name
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.name = "";

            /**
             * ConfigureProjection source.
             * @member {number} source
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.source = 0;

            /**
             * ConfigureProjection target.
             * @member {number} target
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.target = 0;

            /**
             * ConfigureProjection connectivity.
             * @member {nudge.v1.Connectivity} connectivity
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.connectivity = 0;

            /**
             * ConfigureProjection synapses.
             * @member {number} synapses
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.synapses = 0;

            /**
             * ConfigureProjection bidirectional.
             * @member {boolean} bidirectional
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.bidirectional = false;

            /**
             * ConfigureProjection delayTicks.
             * @member {number} delayTicks
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.delayTicks = 0;

            /**
             * ConfigureProjection receptor.
             * @member {number} receptor
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.receptor = 0;

            /**
             * ConfigureProjection weight.
             * @member {nudge.v1.NumberFormat.$Properties|null|undefined} weight
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.weight = null;

            /**
             * ConfigureProjection accumulator.
             * @member {nudge.v1.NumberFormat.$Properties|null|undefined} accumulator
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.accumulator = null;

            /**
             * ConfigureProjection storage.
             * @member {nudge.v1.Storage} storage
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.storage = 0;

            /**
             * ConfigureProjection learningRate.
             * @member {number} learningRate
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.learningRate = 0;

            /**
             * ConfigureProjection plasticity.
             * @member {nudge.v1.Plasticity} plasticity
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.plasticity = 0;

            /**
             * ConfigureProjection momentum.
             * @member {number} momentum
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.momentum = 0;

            /**
             * ConfigureProjection weightDecay.
             * @member {number} weightDecay
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.weightDecay = 0;

            /**
             * ConfigureProjection contrast.
             * @member {nudge.v1.Contrast} contrast
             * @memberof nudge.v1.ConfigureProjection
             * @instance
             */
            ConfigureProjection.prototype.contrast = 0;

            /**
             * Encodes the specified ConfigureProjection message. Does not implicitly {@link nudge.v1.ConfigureProjection.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigureProjection
             * @static
             * @param {nudge.v1.ConfigureProjection.$Properties} message ConfigureProjection message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigureProjection.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.source);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.target);
                if (message.connectivity != null && $Object.hasOwnProperty.call(message, "connectivity") && message.connectivity !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.connectivity);
                if (message.synapses != null && $Object.hasOwnProperty.call(message, "synapses") && message.synapses !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.synapses);
                if (message.bidirectional != null && $Object.hasOwnProperty.call(message, "bidirectional") && message.bidirectional !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.bidirectional);
                if (message.delayTicks != null && $Object.hasOwnProperty.call(message, "delayTicks") && message.delayTicks !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.delayTicks);
                if (message.receptor != null && $Object.hasOwnProperty.call(message, "receptor") && message.receptor !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.receptor);
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight"))
                    $root.nudge.v1.NumberFormat.encode(message.weight, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.accumulator != null && $Object.hasOwnProperty.call(message, "accumulator"))
                    $root.nudge.v1.NumberFormat.encode(message.accumulator, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.storage != null && $Object.hasOwnProperty.call(message, "storage") && message.storage !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).int32(message.storage);
                if (message.learningRate != null && $Object.hasOwnProperty.call(message, "learningRate") && !$Object.is(message.learningRate, 0))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.learningRate);
                if (message.plasticity != null && $Object.hasOwnProperty.call(message, "plasticity") && message.plasticity !== 0)
                    writer.uint32(/* id 14, wireType 0 =*/112).int32(message.plasticity);
                if (message.momentum != null && $Object.hasOwnProperty.call(message, "momentum") && !$Object.is(message.momentum, 0))
                    writer.uint32(/* id 15, wireType 1 =*/121).double(message.momentum);
                if (message.weightDecay != null && $Object.hasOwnProperty.call(message, "weightDecay") && !$Object.is(message.weightDecay, 0))
                    writer.uint32(/* id 16, wireType 1 =*/129).double(message.weightDecay);
                if (message.contrast != null && $Object.hasOwnProperty.call(message, "contrast") && message.contrast !== 0)
                    writer.uint32(/* id 17, wireType 0 =*/136).int32(message.contrast);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigureProjection message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigureProjection
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureProjection & nudge.v1.ConfigureProjection.$Shape} ConfigureProjection
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigureProjection.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigureProjection();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.connectivity = value;
                            else
                                delete message.connectivity;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.synapses = value;
                            else
                                delete message.synapses;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.bidirectional = value;
                            else
                                delete message.bidirectional;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.delayTicks = value;
                            else
                                delete message.delayTicks;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.receptor = value;
                            else
                                delete message.receptor;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.weight = $root.nudge.v1.NumberFormat.decode(reader, reader.size(), $undefined, _depth + 1, message.weight);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.accumulator = $root.nudge.v1.NumberFormat.decode(reader, reader.size(), $undefined, _depth + 1, message.accumulator);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.storage = value;
                            else
                                delete message.storage;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.learningRate = value;
                            else
                                delete message.learningRate;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.plasticity = value;
                            else
                                delete message.plasticity;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.momentum = value;
                            else
                                delete message.momentum;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.weightDecay = value;
                            else
                                delete message.weightDecay;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.contrast = value;
                            else
                                delete message.contrast;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigureProjection;
        })();

        /**
         * TopologyPart enum.
         * @name nudge.v1.TopologyPart
         * @enum {number}
         * @property {number} TOPOLOGY_PART_UNSPECIFIED=0 TOPOLOGY_PART_UNSPECIFIED value
         * @property {number} TOPOLOGY_PART_ROWS=1 TOPOLOGY_PART_ROWS value
         * @property {number} TOPOLOGY_PART_TARGETS=2 TOPOLOGY_PART_TARGETS value
         */
        v1.TopologyPart = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TOPOLOGY_PART_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TOPOLOGY_PART_ROWS"] = 1;
            values[valuesById[2] = "TOPOLOGY_PART_TARGETS"] = 2;
            return values;
        })();

        v1.WriteTopology = (function() {

            /**
             * Properties of a WriteTopology.
             * @typedef {Object} nudge.v1.WriteTopology.$Properties
             * @property {number|null} [projection] WriteTopology projection
             * @property {nudge.v1.TopologyPart|null} [part] WriteTopology part
             * @property {number|null} [offset] WriteTopology offset
             * @property {number|null} [count] WriteTopology count
             * @property {number|null} [total] WriteTopology total
             * @property {Uint8Array|null} [data] WriteTopology data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WriteTopology.
             * @memberof nudge.v1
             * @interface IWriteTopology
             * @augments nudge.v1.WriteTopology.$Properties
             * @deprecated Use nudge.v1.WriteTopology.$Properties instead.
             */

            /**
             * Shape of a WriteTopology.
             * @typedef {nudge.v1.WriteTopology.$Properties} nudge.v1.WriteTopology.$Shape
             */

            /**
             * Constructs a new WriteTopology.
             * @memberof nudge.v1
             * @classdesc Represents a WriteTopology.
             * @constructor
             * @param {nudge.v1.WriteTopology.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WriteTopology = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WriteTopology projection.
             * @member {number} projection
             * @memberof nudge.v1.WriteTopology
             * @instance
             */
            WriteTopology.prototype.projection = 0;

            /**
             * WriteTopology part.
             * @member {nudge.v1.TopologyPart} part
             * @memberof nudge.v1.WriteTopology
             * @instance
             */
            WriteTopology.prototype.part = 0;

            /**
             * WriteTopology offset.
             * @member {number} offset
             * @memberof nudge.v1.WriteTopology
             * @instance
             */
            WriteTopology.prototype.offset = 0;

            /**
             * WriteTopology count.
             * @member {number} count
             * @memberof nudge.v1.WriteTopology
             * @instance
             */
            WriteTopology.prototype.count = 0;

            /**
             * WriteTopology total.
             * @member {number} total
             * @memberof nudge.v1.WriteTopology
             * @instance
             */
            WriteTopology.prototype.total = 0;

            /**
             * WriteTopology data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.WriteTopology
             * @instance
             */
            WriteTopology.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified WriteTopology message. Does not implicitly {@link nudge.v1.WriteTopology.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.WriteTopology
             * @static
             * @param {nudge.v1.WriteTopology.$Properties} message WriteTopology message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WriteTopology.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.part);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.total);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WriteTopology message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.WriteTopology
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.WriteTopology & nudge.v1.WriteTopology.$Shape} WriteTopology
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WriteTopology.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.WriteTopology();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WriteTopology;
        })();

        v1.ConfigureSynapse = (function() {

            /**
             * Properties of a ConfigureSynapse.
             * @typedef {Object} nudge.v1.ConfigureSynapse.$Properties
             * @property {number|null} [projection] ConfigureSynapse projection
             * @property {nudge.v1.SynapseRule|null} [rule] ConfigureSynapse rule
             * @property {number|null} [levels] ConfigureSynapse levels
             * @property {number|null} [amplitude] ConfigureSynapse amplitude
             * @property {number|null} [threshold] ConfigureSynapse threshold
             * @property {number|null} [limit] ConfigureSynapse limit
             * @property {number|null} [consolidation] ConfigureSynapse consolidation
             * @property {nudge.v1.NumberFormat.$Properties|null} [hidden] ConfigureSynapse hidden
             * @property {number|null} [amplitudeLearningRate] ConfigureSynapse amplitudeLearningRate
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigureSynapse.
             * @memberof nudge.v1
             * @interface IConfigureSynapse
             * @augments nudge.v1.ConfigureSynapse.$Properties
             * @deprecated Use nudge.v1.ConfigureSynapse.$Properties instead.
             */

            /**
             * Shape of a ConfigureSynapse.
             * @typedef {nudge.v1.ConfigureSynapse.$Properties} nudge.v1.ConfigureSynapse.$Shape
             */

            /**
             * Constructs a new ConfigureSynapse.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigureSynapse.
             * @constructor
             * @param {nudge.v1.ConfigureSynapse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigureSynapse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigureSynapse projection.
             * @member {number} projection
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.projection = 0;

            /**
             * ConfigureSynapse rule.
             * @member {nudge.v1.SynapseRule} rule
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.rule = 0;

            /**
             * ConfigureSynapse levels.
             * @member {number} levels
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.levels = 0;

            /**
             * ConfigureSynapse amplitude.
             * @member {number} amplitude
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.amplitude = 0;

            /**
             * ConfigureSynapse threshold.
             * @member {number} threshold
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.threshold = 0;

            /**
             * ConfigureSynapse limit.
             * @member {number} limit
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.limit = 0;

            /**
             * ConfigureSynapse consolidation.
             * @member {number} consolidation
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.consolidation = 0;

            /**
             * ConfigureSynapse hidden.
             * @member {nudge.v1.NumberFormat.$Properties|null|undefined} hidden
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.hidden = null;

            /**
             * ConfigureSynapse amplitudeLearningRate.
             * @member {number} amplitudeLearningRate
             * @memberof nudge.v1.ConfigureSynapse
             * @instance
             */
            ConfigureSynapse.prototype.amplitudeLearningRate = 0;

            /**
             * Encodes the specified ConfigureSynapse message. Does not implicitly {@link nudge.v1.ConfigureSynapse.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigureSynapse
             * @static
             * @param {nudge.v1.ConfigureSynapse.$Properties} message ConfigureSynapse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigureSynapse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule") && message.rule !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.rule);
                if (message.levels != null && $Object.hasOwnProperty.call(message, "levels") && message.levels !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.levels);
                if (message.amplitude != null && $Object.hasOwnProperty.call(message, "amplitude") && !$Object.is(message.amplitude, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.amplitude);
                if (message.threshold != null && $Object.hasOwnProperty.call(message, "threshold") && !$Object.is(message.threshold, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.threshold);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && !$Object.is(message.limit, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.limit);
                if (message.consolidation != null && $Object.hasOwnProperty.call(message, "consolidation") && !$Object.is(message.consolidation, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.consolidation);
                if (message.hidden != null && $Object.hasOwnProperty.call(message, "hidden"))
                    $root.nudge.v1.NumberFormat.encode(message.hidden, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.amplitudeLearningRate != null && $Object.hasOwnProperty.call(message, "amplitudeLearningRate") && !$Object.is(message.amplitudeLearningRate, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.amplitudeLearningRate);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigureSynapse message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigureSynapse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureSynapse & nudge.v1.ConfigureSynapse.$Shape} ConfigureSynapse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigureSynapse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigureSynapse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.rule = value;
                            else
                                delete message.rule;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.levels = value;
                            else
                                delete message.levels;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.amplitude = value;
                            else
                                delete message.amplitude;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.threshold = value;
                            else
                                delete message.threshold;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.consolidation = value;
                            else
                                delete message.consolidation;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.hidden = $root.nudge.v1.NumberFormat.decode(reader, reader.size(), $undefined, _depth + 1, message.hidden);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.amplitudeLearningRate = value;
                            else
                                delete message.amplitudeLearningRate;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigureSynapse;
        })();

        v1.ConfigureCells = (function() {

            /**
             * Properties of a ConfigureCells.
             * @typedef {Object} nudge.v1.ConfigureCells.$Properties
             * @property {number|null} [projection] ConfigureCells projection
             * @property {number|null} [lrsOhms] ConfigureCells lrsOhms
             * @property {number|null} [lrsSpread] ConfigureCells lrsSpread
             * @property {number|null} [hrsOhms] ConfigureCells hrsOhms
             * @property {number|null} [hrsSpread] ConfigureCells hrsSpread
             * @property {number|null} [lrsOwnShare] ConfigureCells lrsOwnShare
             * @property {number|null} [correlation] ConfigureCells correlation
             * @property {number|null} [offsetSpread] ConfigureCells offsetSpread
             * @property {number|null} [criticalOhms] ConfigureCells criticalOhms
             * @property {number|null} [readSpread] ConfigureCells readSpread
             * @property {number|null} [writeFailure] ConfigureCells writeFailure
             * @property {number|null} [lifeCycles] ConfigureCells lifeCycles
             * @property {number|null} [lifeShape] ConfigureCells lifeShape
             * @property {number|null} [lowFailures] ConfigureCells lowFailures
             * @property {number|null} [tileRows] ConfigureCells tileRows
             * @property {number|null} [tileColumns] ConfigureCells tileColumns
             * @property {number|null} [verifyPulses] ConfigureCells verifyPulses
             * @property {nudge.v1.CellAccess|null} [access] ConfigureCells access
             * @property {nudge.v1.CellReading|null} [reading] ConfigureCells reading
             * @property {number|null} [hrsOwnShare] ConfigureCells hrsOwnShare
             * @property {number|null} [driftOnset] ConfigureCells driftOnset
             * @property {number|null} [lrsDrift] ConfigureCells lrsDrift
             * @property {number|null} [hrsDrift] ConfigureCells hrsDrift
             * @property {number|null} [trapShift] ConfigureCells trapShift
             * @property {number|null} [trapEmptyTicks] ConfigureCells trapEmptyTicks
             * @property {number|null} [trapFullTicks] ConfigureCells trapFullTicks
             * @property {number|null} [droopSpread] ConfigureCells droopSpread
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigureCells.
             * @memberof nudge.v1
             * @interface IConfigureCells
             * @augments nudge.v1.ConfigureCells.$Properties
             * @deprecated Use nudge.v1.ConfigureCells.$Properties instead.
             */

            /**
             * Shape of a ConfigureCells.
             * @typedef {nudge.v1.ConfigureCells.$Properties} nudge.v1.ConfigureCells.$Shape
             */

            /**
             * Constructs a new ConfigureCells.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigureCells.
             * @constructor
             * @param {nudge.v1.ConfigureCells.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigureCells = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigureCells projection.
             * @member {number} projection
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.projection = 0;

            /**
             * ConfigureCells lrsOhms.
             * @member {number} lrsOhms
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lrsOhms = 0;

            /**
             * ConfigureCells lrsSpread.
             * @member {number} lrsSpread
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lrsSpread = 0;

            /**
             * ConfigureCells hrsOhms.
             * @member {number} hrsOhms
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.hrsOhms = 0;

            /**
             * ConfigureCells hrsSpread.
             * @member {number} hrsSpread
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.hrsSpread = 0;

            /**
             * ConfigureCells lrsOwnShare.
             * @member {number} lrsOwnShare
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lrsOwnShare = 0;

            /**
             * ConfigureCells correlation.
             * @member {number} correlation
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.correlation = 0;

            /**
             * ConfigureCells offsetSpread.
             * @member {number} offsetSpread
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.offsetSpread = 0;

            /**
             * ConfigureCells criticalOhms.
             * @member {number} criticalOhms
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.criticalOhms = 0;

            /**
             * ConfigureCells readSpread.
             * @member {number} readSpread
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.readSpread = 0;

            /**
             * ConfigureCells writeFailure.
             * @member {number} writeFailure
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.writeFailure = 0;

            /**
             * ConfigureCells lifeCycles.
             * @member {number} lifeCycles
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lifeCycles = 0;

            /**
             * ConfigureCells lifeShape.
             * @member {number} lifeShape
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lifeShape = 0;

            /**
             * ConfigureCells lowFailures.
             * @member {number} lowFailures
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lowFailures = 0;

            /**
             * ConfigureCells tileRows.
             * @member {number} tileRows
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.tileRows = 0;

            /**
             * ConfigureCells tileColumns.
             * @member {number} tileColumns
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.tileColumns = 0;

            /**
             * ConfigureCells verifyPulses.
             * @member {number} verifyPulses
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.verifyPulses = 0;

            /**
             * ConfigureCells access.
             * @member {nudge.v1.CellAccess} access
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.access = 0;

            /**
             * ConfigureCells reading.
             * @member {nudge.v1.CellReading} reading
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.reading = 0;

            /**
             * ConfigureCells hrsOwnShare.
             * @member {number} hrsOwnShare
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.hrsOwnShare = 0;

            /**
             * ConfigureCells driftOnset.
             * @member {number} driftOnset
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.driftOnset = 0;

            /**
             * ConfigureCells lrsDrift.
             * @member {number} lrsDrift
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.lrsDrift = 0;

            /**
             * ConfigureCells hrsDrift.
             * @member {number} hrsDrift
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.hrsDrift = 0;

            /**
             * ConfigureCells trapShift.
             * @member {number} trapShift
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.trapShift = 0;

            /**
             * ConfigureCells trapEmptyTicks.
             * @member {number} trapEmptyTicks
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.trapEmptyTicks = 0;

            /**
             * ConfigureCells trapFullTicks.
             * @member {number} trapFullTicks
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.trapFullTicks = 0;

            /**
             * ConfigureCells droopSpread.
             * @member {number} droopSpread
             * @memberof nudge.v1.ConfigureCells
             * @instance
             */
            ConfigureCells.prototype.droopSpread = 0;

            /**
             * Encodes the specified ConfigureCells message. Does not implicitly {@link nudge.v1.ConfigureCells.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigureCells
             * @static
             * @param {nudge.v1.ConfigureCells.$Properties} message ConfigureCells message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigureCells.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.lrsOhms != null && $Object.hasOwnProperty.call(message, "lrsOhms") && !$Object.is(message.lrsOhms, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.lrsOhms);
                if (message.lrsSpread != null && $Object.hasOwnProperty.call(message, "lrsSpread") && !$Object.is(message.lrsSpread, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.lrsSpread);
                if (message.hrsOhms != null && $Object.hasOwnProperty.call(message, "hrsOhms") && !$Object.is(message.hrsOhms, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.hrsOhms);
                if (message.hrsSpread != null && $Object.hasOwnProperty.call(message, "hrsSpread") && !$Object.is(message.hrsSpread, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.hrsSpread);
                if (message.lrsOwnShare != null && $Object.hasOwnProperty.call(message, "lrsOwnShare") && !$Object.is(message.lrsOwnShare, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.lrsOwnShare);
                if (message.correlation != null && $Object.hasOwnProperty.call(message, "correlation") && !$Object.is(message.correlation, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.correlation);
                if (message.offsetSpread != null && $Object.hasOwnProperty.call(message, "offsetSpread") && !$Object.is(message.offsetSpread, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.offsetSpread);
                if (message.criticalOhms != null && $Object.hasOwnProperty.call(message, "criticalOhms") && !$Object.is(message.criticalOhms, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.criticalOhms);
                if (message.readSpread != null && $Object.hasOwnProperty.call(message, "readSpread") && !$Object.is(message.readSpread, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.readSpread);
                if (message.writeFailure != null && $Object.hasOwnProperty.call(message, "writeFailure") && !$Object.is(message.writeFailure, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.writeFailure);
                if (message.lifeCycles != null && $Object.hasOwnProperty.call(message, "lifeCycles") && !$Object.is(message.lifeCycles, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.lifeCycles);
                if (message.lifeShape != null && $Object.hasOwnProperty.call(message, "lifeShape") && !$Object.is(message.lifeShape, 0))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.lifeShape);
                if (message.lowFailures != null && $Object.hasOwnProperty.call(message, "lowFailures") && !$Object.is(message.lowFailures, 0))
                    writer.uint32(/* id 14, wireType 1 =*/113).double(message.lowFailures);
                if (message.tileRows != null && $Object.hasOwnProperty.call(message, "tileRows") && message.tileRows !== 0)
                    writer.uint32(/* id 15, wireType 0 =*/120).uint32(message.tileRows);
                if (message.tileColumns != null && $Object.hasOwnProperty.call(message, "tileColumns") && message.tileColumns !== 0)
                    writer.uint32(/* id 16, wireType 0 =*/128).uint32(message.tileColumns);
                if (message.verifyPulses != null && $Object.hasOwnProperty.call(message, "verifyPulses") && message.verifyPulses !== 0)
                    writer.uint32(/* id 17, wireType 0 =*/136).uint32(message.verifyPulses);
                if (message.access != null && $Object.hasOwnProperty.call(message, "access") && message.access !== 0)
                    writer.uint32(/* id 18, wireType 0 =*/144).int32(message.access);
                if (message.reading != null && $Object.hasOwnProperty.call(message, "reading") && message.reading !== 0)
                    writer.uint32(/* id 19, wireType 0 =*/152).int32(message.reading);
                if (message.hrsOwnShare != null && $Object.hasOwnProperty.call(message, "hrsOwnShare") && !$Object.is(message.hrsOwnShare, 0))
                    writer.uint32(/* id 20, wireType 1 =*/161).double(message.hrsOwnShare);
                if (message.driftOnset != null && $Object.hasOwnProperty.call(message, "driftOnset") && !$Object.is(message.driftOnset, 0))
                    writer.uint32(/* id 21, wireType 1 =*/169).double(message.driftOnset);
                if (message.lrsDrift != null && $Object.hasOwnProperty.call(message, "lrsDrift") && !$Object.is(message.lrsDrift, 0))
                    writer.uint32(/* id 22, wireType 1 =*/177).double(message.lrsDrift);
                if (message.hrsDrift != null && $Object.hasOwnProperty.call(message, "hrsDrift") && !$Object.is(message.hrsDrift, 0))
                    writer.uint32(/* id 23, wireType 1 =*/185).double(message.hrsDrift);
                if (message.trapShift != null && $Object.hasOwnProperty.call(message, "trapShift") && !$Object.is(message.trapShift, 0))
                    writer.uint32(/* id 24, wireType 1 =*/193).double(message.trapShift);
                if (message.trapEmptyTicks != null && $Object.hasOwnProperty.call(message, "trapEmptyTicks") && !$Object.is(message.trapEmptyTicks, 0))
                    writer.uint32(/* id 25, wireType 1 =*/201).double(message.trapEmptyTicks);
                if (message.trapFullTicks != null && $Object.hasOwnProperty.call(message, "trapFullTicks") && !$Object.is(message.trapFullTicks, 0))
                    writer.uint32(/* id 26, wireType 1 =*/209).double(message.trapFullTicks);
                if (message.droopSpread != null && $Object.hasOwnProperty.call(message, "droopSpread") && !$Object.is(message.droopSpread, 0))
                    writer.uint32(/* id 27, wireType 1 =*/217).double(message.droopSpread);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigureCells message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigureCells
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureCells & nudge.v1.ConfigureCells.$Shape} ConfigureCells
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigureCells.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigureCells();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lrsOhms = value;
                            else
                                delete message.lrsOhms;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lrsSpread = value;
                            else
                                delete message.lrsSpread;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.hrsOhms = value;
                            else
                                delete message.hrsOhms;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.hrsSpread = value;
                            else
                                delete message.hrsSpread;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lrsOwnShare = value;
                            else
                                delete message.lrsOwnShare;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.correlation = value;
                            else
                                delete message.correlation;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.offsetSpread = value;
                            else
                                delete message.offsetSpread;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.criticalOhms = value;
                            else
                                delete message.criticalOhms;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readSpread = value;
                            else
                                delete message.readSpread;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writeFailure = value;
                            else
                                delete message.writeFailure;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lifeCycles = value;
                            else
                                delete message.lifeCycles;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lifeShape = value;
                            else
                                delete message.lifeShape;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lowFailures = value;
                            else
                                delete message.lowFailures;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.tileRows = value;
                            else
                                delete message.tileRows;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.tileColumns = value;
                            else
                                delete message.tileColumns;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.verifyPulses = value;
                            else
                                delete message.verifyPulses;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.access = value;
                            else
                                delete message.access;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reading = value;
                            else
                                delete message.reading;
                            continue;
                        }
                    case 20: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.hrsOwnShare = value;
                            else
                                delete message.hrsOwnShare;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.driftOnset = value;
                            else
                                delete message.driftOnset;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lrsDrift = value;
                            else
                                delete message.lrsDrift;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.hrsDrift = value;
                            else
                                delete message.hrsDrift;
                            continue;
                        }
                    case 24: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.trapShift = value;
                            else
                                delete message.trapShift;
                            continue;
                        }
                    case 25: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.trapEmptyTicks = value;
                            else
                                delete message.trapEmptyTicks;
                            continue;
                        }
                    case 26: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.trapFullTicks = value;
                            else
                                delete message.trapFullTicks;
                            continue;
                        }
                    case 27: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.droopSpread = value;
                            else
                                delete message.droopSpread;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigureCells;
        })();

        v1.ConfigurePulses = (function() {

            /**
             * Properties of a ConfigurePulses.
             * @typedef {Object} nudge.v1.ConfigurePulses.$Properties
             * @property {number|null} [projection] ConfigurePulses projection
             * @property {nudge.v1.StepRule|null} [stepRule] ConfigurePulses stepRule
             * @property {boolean|null} [accumulate] ConfigurePulses accumulate
             * @property {number|null} [step] ConfigurePulses step
             * @property {number|null} [upDown] ConfigurePulses upDown
             * @property {number|null} [max] ConfigurePulses max
             * @property {number|null} [min] ConfigurePulses min
             * @property {number|null} [stepSpread] ConfigurePulses stepSpread
             * @property {boolean|null} [logNormalStep] ConfigurePulses logNormalStep
             * @property {number|null} [upDownSpread] ConfigurePulses upDownSpread
             * @property {number|null} [maxSpread] ConfigurePulses maxSpread
             * @property {number|null} [minSpread] ConfigurePulses minSpread
             * @property {number|null} [cycleSpread] ConfigurePulses cycleSpread
             * @property {boolean|null} [additiveCycle] ConfigurePulses additiveCycle
             * @property {number|null} [writeNoise] ConfigurePulses writeNoise
             * @property {number|null} [corrupt] ConfigurePulses corrupt
             * @property {number|null} [corruptRange] ConfigurePulses corruptRange
             * @property {boolean|null} [subtractSymmetry] ConfigurePulses subtractSymmetry
             * @property {number|null} [referenceSpread] ConfigurePulses referenceSpread
             * @property {number|null} [a] ConfigurePulses a
             * @property {number|null} [b] ConfigurePulses b
             * @property {number|null} [gammaUp] ConfigurePulses gammaUp
             * @property {number|null} [gammaDown] ConfigurePulses gammaDown
             * @property {number|null} [amplitudeUp] ConfigurePulses amplitudeUp
             * @property {number|null} [amplitudeDown] ConfigurePulses amplitudeDown
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigurePulses.
             * @memberof nudge.v1
             * @interface IConfigurePulses
             * @augments nudge.v1.ConfigurePulses.$Properties
             * @deprecated Use nudge.v1.ConfigurePulses.$Properties instead.
             */

            /**
             * Shape of a ConfigurePulses.
             * @typedef {nudge.v1.ConfigurePulses.$Properties} nudge.v1.ConfigurePulses.$Shape
             */

            /**
             * Constructs a new ConfigurePulses.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigurePulses.
             * @constructor
             * @param {nudge.v1.ConfigurePulses.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigurePulses = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigurePulses projection.
             * @member {number} projection
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.projection = 0;

            /**
             * ConfigurePulses stepRule.
             * @member {nudge.v1.StepRule} stepRule
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.stepRule = 0;

            /**
             * ConfigurePulses accumulate.
             * @member {boolean} accumulate
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.accumulate = false;

            /**
             * ConfigurePulses step.
             * @member {number} step
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.step = 0;

            /**
             * ConfigurePulses upDown.
             * @member {number} upDown
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.upDown = 0;

            /**
             * ConfigurePulses max.
             * @member {number} max
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.max = 0;

            /**
             * ConfigurePulses min.
             * @member {number} min
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.min = 0;

            /**
             * ConfigurePulses stepSpread.
             * @member {number} stepSpread
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.stepSpread = 0;

            /**
             * ConfigurePulses logNormalStep.
             * @member {boolean} logNormalStep
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.logNormalStep = false;

            /**
             * ConfigurePulses upDownSpread.
             * @member {number} upDownSpread
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.upDownSpread = 0;

            /**
             * ConfigurePulses maxSpread.
             * @member {number} maxSpread
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.maxSpread = 0;

            /**
             * ConfigurePulses minSpread.
             * @member {number} minSpread
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.minSpread = 0;

            /**
             * ConfigurePulses cycleSpread.
             * @member {number} cycleSpread
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.cycleSpread = 0;

            /**
             * ConfigurePulses additiveCycle.
             * @member {boolean} additiveCycle
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.additiveCycle = false;

            /**
             * ConfigurePulses writeNoise.
             * @member {number} writeNoise
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.writeNoise = 0;

            /**
             * ConfigurePulses corrupt.
             * @member {number} corrupt
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.corrupt = 0;

            /**
             * ConfigurePulses corruptRange.
             * @member {number} corruptRange
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.corruptRange = 0;

            /**
             * ConfigurePulses subtractSymmetry.
             * @member {boolean} subtractSymmetry
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.subtractSymmetry = false;

            /**
             * ConfigurePulses referenceSpread.
             * @member {number} referenceSpread
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.referenceSpread = 0;

            /**
             * ConfigurePulses a.
             * @member {number} a
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.a = 0;

            /**
             * ConfigurePulses b.
             * @member {number} b
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.b = 0;

            /**
             * ConfigurePulses gammaUp.
             * @member {number} gammaUp
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.gammaUp = 0;

            /**
             * ConfigurePulses gammaDown.
             * @member {number} gammaDown
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.gammaDown = 0;

            /**
             * ConfigurePulses amplitudeUp.
             * @member {number} amplitudeUp
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.amplitudeUp = 0;

            /**
             * ConfigurePulses amplitudeDown.
             * @member {number} amplitudeDown
             * @memberof nudge.v1.ConfigurePulses
             * @instance
             */
            ConfigurePulses.prototype.amplitudeDown = 0;

            /**
             * Encodes the specified ConfigurePulses message. Does not implicitly {@link nudge.v1.ConfigurePulses.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigurePulses
             * @static
             * @param {nudge.v1.ConfigurePulses.$Properties} message ConfigurePulses message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigurePulses.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.stepRule != null && $Object.hasOwnProperty.call(message, "stepRule") && message.stepRule !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.stepRule);
                if (message.accumulate != null && $Object.hasOwnProperty.call(message, "accumulate") && message.accumulate !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.accumulate);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && !$Object.is(message.step, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.step);
                if (message.upDown != null && $Object.hasOwnProperty.call(message, "upDown") && !$Object.is(message.upDown, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.upDown);
                if (message.max != null && $Object.hasOwnProperty.call(message, "max") && !$Object.is(message.max, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.max);
                if (message.min != null && $Object.hasOwnProperty.call(message, "min") && !$Object.is(message.min, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.min);
                if (message.stepSpread != null && $Object.hasOwnProperty.call(message, "stepSpread") && !$Object.is(message.stepSpread, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.stepSpread);
                if (message.logNormalStep != null && $Object.hasOwnProperty.call(message, "logNormalStep") && message.logNormalStep !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.logNormalStep);
                if (message.upDownSpread != null && $Object.hasOwnProperty.call(message, "upDownSpread") && !$Object.is(message.upDownSpread, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.upDownSpread);
                if (message.maxSpread != null && $Object.hasOwnProperty.call(message, "maxSpread") && !$Object.is(message.maxSpread, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.maxSpread);
                if (message.minSpread != null && $Object.hasOwnProperty.call(message, "minSpread") && !$Object.is(message.minSpread, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.minSpread);
                if (message.cycleSpread != null && $Object.hasOwnProperty.call(message, "cycleSpread") && !$Object.is(message.cycleSpread, 0))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.cycleSpread);
                if (message.additiveCycle != null && $Object.hasOwnProperty.call(message, "additiveCycle") && message.additiveCycle !== false)
                    writer.uint32(/* id 14, wireType 0 =*/112).bool(message.additiveCycle);
                if (message.writeNoise != null && $Object.hasOwnProperty.call(message, "writeNoise") && !$Object.is(message.writeNoise, 0))
                    writer.uint32(/* id 15, wireType 1 =*/121).double(message.writeNoise);
                if (message.corrupt != null && $Object.hasOwnProperty.call(message, "corrupt") && !$Object.is(message.corrupt, 0))
                    writer.uint32(/* id 16, wireType 1 =*/129).double(message.corrupt);
                if (message.corruptRange != null && $Object.hasOwnProperty.call(message, "corruptRange") && !$Object.is(message.corruptRange, 0))
                    writer.uint32(/* id 17, wireType 1 =*/137).double(message.corruptRange);
                if (message.subtractSymmetry != null && $Object.hasOwnProperty.call(message, "subtractSymmetry") && message.subtractSymmetry !== false)
                    writer.uint32(/* id 18, wireType 0 =*/144).bool(message.subtractSymmetry);
                if (message.referenceSpread != null && $Object.hasOwnProperty.call(message, "referenceSpread") && !$Object.is(message.referenceSpread, 0))
                    writer.uint32(/* id 19, wireType 1 =*/153).double(message.referenceSpread);
                if (message.a != null && $Object.hasOwnProperty.call(message, "a") && !$Object.is(message.a, 0))
                    writer.uint32(/* id 20, wireType 1 =*/161).double(message.a);
                if (message.b != null && $Object.hasOwnProperty.call(message, "b") && !$Object.is(message.b, 0))
                    writer.uint32(/* id 21, wireType 1 =*/169).double(message.b);
                if (message.gammaUp != null && $Object.hasOwnProperty.call(message, "gammaUp") && !$Object.is(message.gammaUp, 0))
                    writer.uint32(/* id 22, wireType 1 =*/177).double(message.gammaUp);
                if (message.gammaDown != null && $Object.hasOwnProperty.call(message, "gammaDown") && !$Object.is(message.gammaDown, 0))
                    writer.uint32(/* id 23, wireType 1 =*/185).double(message.gammaDown);
                if (message.amplitudeUp != null && $Object.hasOwnProperty.call(message, "amplitudeUp") && !$Object.is(message.amplitudeUp, 0))
                    writer.uint32(/* id 24, wireType 1 =*/193).double(message.amplitudeUp);
                if (message.amplitudeDown != null && $Object.hasOwnProperty.call(message, "amplitudeDown") && !$Object.is(message.amplitudeDown, 0))
                    writer.uint32(/* id 25, wireType 1 =*/201).double(message.amplitudeDown);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigurePulses message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigurePulses
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigurePulses & nudge.v1.ConfigurePulses.$Shape} ConfigurePulses
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigurePulses.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigurePulses();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.stepRule = value;
                            else
                                delete message.stepRule;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accumulate = value;
                            else
                                delete message.accumulate;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.upDown = value;
                            else
                                delete message.upDown;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.max = value;
                            else
                                delete message.max;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.min = value;
                            else
                                delete message.min;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.stepSpread = value;
                            else
                                delete message.stepSpread;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.logNormalStep = value;
                            else
                                delete message.logNormalStep;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.upDownSpread = value;
                            else
                                delete message.upDownSpread;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.maxSpread = value;
                            else
                                delete message.maxSpread;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.minSpread = value;
                            else
                                delete message.minSpread;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.cycleSpread = value;
                            else
                                delete message.cycleSpread;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.additiveCycle = value;
                            else
                                delete message.additiveCycle;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.writeNoise = value;
                            else
                                delete message.writeNoise;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.corrupt = value;
                            else
                                delete message.corrupt;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.corruptRange = value;
                            else
                                delete message.corruptRange;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.subtractSymmetry = value;
                            else
                                delete message.subtractSymmetry;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.referenceSpread = value;
                            else
                                delete message.referenceSpread;
                            continue;
                        }
                    case 20: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.a = value;
                            else
                                delete message.a;
                            continue;
                        }
                    case 21: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.b = value;
                            else
                                delete message.b;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.gammaUp = value;
                            else
                                delete message.gammaUp;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.gammaDown = value;
                            else
                                delete message.gammaDown;
                            continue;
                        }
                    case 24: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.amplitudeUp = value;
                            else
                                delete message.amplitudeUp;
                            continue;
                        }
                    case 25: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.amplitudeDown = value;
                            else
                                delete message.amplitudeDown;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigurePulses;
        })();

        v1.ConfigureConductances = (function() {

            /**
             * Properties of a ConfigureConductances.
             * @typedef {Object} nudge.v1.ConfigureConductances.$Properties
             * @property {number|null} [projection] ConfigureConductances projection
             * @property {number|null} [lowest] ConfigureConductances lowest
             * @property {number|null} [highest] ConfigureConductances highest
             * @property {number|null} [step] ConfigureConductances step
             * @property {boolean|null} [accumulate] ConfigureConductances accumulate
             * @property {Array.<number>|null} [programming] ConfigureConductances programming
             * @property {number|null} [exponentPerLn] ConfigureConductances exponentPerLn
             * @property {number|null} [exponentOffset] ConfigureConductances exponentOffset
             * @property {number|null} [exponentLowest] ConfigureConductances exponentLowest
             * @property {number|null} [exponentHighest] ConfigureConductances exponentHighest
             * @property {number|null} [exponentSpreadPerLn] ConfigureConductances exponentSpreadPerLn
             * @property {number|null} [exponentSpreadOffset] ConfigureConductances exponentSpreadOffset
             * @property {number|null} [exponentSpreadLowest] ConfigureConductances exponentSpreadLowest
             * @property {number|null} [exponentSpreadHighest] ConfigureConductances exponentSpreadHighest
             * @property {number|null} [driftStart] ConfigureConductances driftStart
             * @property {number|null} [readScale] ConfigureConductances readScale
             * @property {number|null} [readPower] ConfigureConductances readPower
             * @property {number|null} [readMost] ConfigureConductances readMost
             * @property {number|null} [readTime] ConfigureConductances readTime
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigureConductances.
             * @memberof nudge.v1
             * @interface IConfigureConductances
             * @augments nudge.v1.ConfigureConductances.$Properties
             * @deprecated Use nudge.v1.ConfigureConductances.$Properties instead.
             */

            /**
             * Shape of a ConfigureConductances.
             * @typedef {nudge.v1.ConfigureConductances.$Properties} nudge.v1.ConfigureConductances.$Shape
             */

            /**
             * Constructs a new ConfigureConductances.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigureConductances.
             * @constructor
             * @param {nudge.v1.ConfigureConductances.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigureConductances = function (properties) {
                this.programming = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigureConductances projection.
             * @member {number} projection
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.projection = 0;

            /**
             * ConfigureConductances lowest.
             * @member {number} lowest
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.lowest = 0;

            /**
             * ConfigureConductances highest.
             * @member {number} highest
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.highest = 0;

            /**
             * ConfigureConductances step.
             * @member {number} step
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.step = 0;

            /**
             * ConfigureConductances accumulate.
             * @member {boolean} accumulate
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.accumulate = false;

            /**
             * ConfigureConductances programming.
             * @member {Array.<number>} programming
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.programming = $util.emptyArray;

            /**
             * ConfigureConductances exponentPerLn.
             * @member {number} exponentPerLn
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentPerLn = 0;

            /**
             * ConfigureConductances exponentOffset.
             * @member {number} exponentOffset
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentOffset = 0;

            /**
             * ConfigureConductances exponentLowest.
             * @member {number} exponentLowest
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentLowest = 0;

            /**
             * ConfigureConductances exponentHighest.
             * @member {number} exponentHighest
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentHighest = 0;

            /**
             * ConfigureConductances exponentSpreadPerLn.
             * @member {number} exponentSpreadPerLn
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentSpreadPerLn = 0;

            /**
             * ConfigureConductances exponentSpreadOffset.
             * @member {number} exponentSpreadOffset
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentSpreadOffset = 0;

            /**
             * ConfigureConductances exponentSpreadLowest.
             * @member {number} exponentSpreadLowest
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentSpreadLowest = 0;

            /**
             * ConfigureConductances exponentSpreadHighest.
             * @member {number} exponentSpreadHighest
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.exponentSpreadHighest = 0;

            /**
             * ConfigureConductances driftStart.
             * @member {number} driftStart
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.driftStart = 0;

            /**
             * ConfigureConductances readScale.
             * @member {number} readScale
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.readScale = 0;

            /**
             * ConfigureConductances readPower.
             * @member {number} readPower
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.readPower = 0;

            /**
             * ConfigureConductances readMost.
             * @member {number} readMost
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.readMost = 0;

            /**
             * ConfigureConductances readTime.
             * @member {number} readTime
             * @memberof nudge.v1.ConfigureConductances
             * @instance
             */
            ConfigureConductances.prototype.readTime = 0;

            /**
             * Encodes the specified ConfigureConductances message. Does not implicitly {@link nudge.v1.ConfigureConductances.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigureConductances
             * @static
             * @param {nudge.v1.ConfigureConductances.$Properties} message ConfigureConductances message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigureConductances.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.lowest != null && $Object.hasOwnProperty.call(message, "lowest") && !$Object.is(message.lowest, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.lowest);
                if (message.highest != null && $Object.hasOwnProperty.call(message, "highest") && !$Object.is(message.highest, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.highest);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && !$Object.is(message.step, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.step);
                if (message.accumulate != null && $Object.hasOwnProperty.call(message, "accumulate") && message.accumulate !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.accumulate);
                if (message.programming != null && message.programming.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).doubles(message.programming);
                if (message.exponentPerLn != null && $Object.hasOwnProperty.call(message, "exponentPerLn") && !$Object.is(message.exponentPerLn, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.exponentPerLn);
                if (message.exponentOffset != null && $Object.hasOwnProperty.call(message, "exponentOffset") && !$Object.is(message.exponentOffset, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.exponentOffset);
                if (message.exponentLowest != null && $Object.hasOwnProperty.call(message, "exponentLowest") && !$Object.is(message.exponentLowest, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.exponentLowest);
                if (message.exponentHighest != null && $Object.hasOwnProperty.call(message, "exponentHighest") && !$Object.is(message.exponentHighest, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.exponentHighest);
                if (message.exponentSpreadPerLn != null && $Object.hasOwnProperty.call(message, "exponentSpreadPerLn") && !$Object.is(message.exponentSpreadPerLn, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.exponentSpreadPerLn);
                if (message.exponentSpreadOffset != null && $Object.hasOwnProperty.call(message, "exponentSpreadOffset") && !$Object.is(message.exponentSpreadOffset, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.exponentSpreadOffset);
                if (message.exponentSpreadLowest != null && $Object.hasOwnProperty.call(message, "exponentSpreadLowest") && !$Object.is(message.exponentSpreadLowest, 0))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.exponentSpreadLowest);
                if (message.exponentSpreadHighest != null && $Object.hasOwnProperty.call(message, "exponentSpreadHighest") && !$Object.is(message.exponentSpreadHighest, 0))
                    writer.uint32(/* id 14, wireType 1 =*/113).double(message.exponentSpreadHighest);
                if (message.driftStart != null && $Object.hasOwnProperty.call(message, "driftStart") && !$Object.is(message.driftStart, 0))
                    writer.uint32(/* id 15, wireType 1 =*/121).double(message.driftStart);
                if (message.readScale != null && $Object.hasOwnProperty.call(message, "readScale") && !$Object.is(message.readScale, 0))
                    writer.uint32(/* id 16, wireType 1 =*/129).double(message.readScale);
                if (message.readPower != null && $Object.hasOwnProperty.call(message, "readPower") && !$Object.is(message.readPower, 0))
                    writer.uint32(/* id 17, wireType 1 =*/137).double(message.readPower);
                if (message.readMost != null && $Object.hasOwnProperty.call(message, "readMost") && !$Object.is(message.readMost, 0))
                    writer.uint32(/* id 18, wireType 1 =*/145).double(message.readMost);
                if (message.readTime != null && $Object.hasOwnProperty.call(message, "readTime") && !$Object.is(message.readTime, 0))
                    writer.uint32(/* id 19, wireType 1 =*/153).double(message.readTime);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigureConductances message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigureConductances
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureConductances & nudge.v1.ConfigureConductances.$Shape} ConfigureConductances
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigureConductances.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigureConductances();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lowest = value;
                            else
                                delete message.lowest;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.highest = value;
                            else
                                delete message.highest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accumulate = value;
                            else
                                delete message.accumulate;
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.programming && message.programming.length))
                                    message.programming = [];
                                reader.doubles(message.programming);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.programming && message.programming.length))
                                message.programming = [];
                            message.programming.push(reader.double());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentPerLn = value;
                            else
                                delete message.exponentPerLn;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentOffset = value;
                            else
                                delete message.exponentOffset;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentLowest = value;
                            else
                                delete message.exponentLowest;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentHighest = value;
                            else
                                delete message.exponentHighest;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentSpreadPerLn = value;
                            else
                                delete message.exponentSpreadPerLn;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentSpreadOffset = value;
                            else
                                delete message.exponentSpreadOffset;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentSpreadLowest = value;
                            else
                                delete message.exponentSpreadLowest;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.exponentSpreadHighest = value;
                            else
                                delete message.exponentSpreadHighest;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.driftStart = value;
                            else
                                delete message.driftStart;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readScale = value;
                            else
                                delete message.readScale;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readPower = value;
                            else
                                delete message.readPower;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readMost = value;
                            else
                                delete message.readMost;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readTime = value;
                            else
                                delete message.readTime;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigureConductances;
        })();

        v1.ConfigureAnalog = (function() {

            /**
             * Properties of a ConfigureAnalog.
             * @typedef {Object} nudge.v1.ConfigureAnalog.$Properties
             * @property {number|null} [projection] ConfigureAnalog projection
             * @property {number|null} [tileRows] ConfigureAnalog tileRows
             * @property {number|null} [tileColumns] ConfigureAnalog tileColumns
             * @property {nudge.v1.WireModel|null} [wires] ConfigureAnalog wires
             * @property {number|null} [wireOhms] ConfigureAnalog wireOhms
             * @property {number|null} [unitSiemens] ConfigureAnalog unitSiemens
             * @property {nudge.v1.Converter|null} [converter] ConfigureAnalog converter
             * @property {number|null} [converterStep] ConfigureAnalog converterStep
             * @property {number|null} [converterBound] ConfigureAnalog converterBound
             * @property {number|null} [converterNoise] ConfigureAnalog converterNoise
             * @property {number|null} [weightNoise] ConfigureAnalog weightNoise
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigureAnalog.
             * @memberof nudge.v1
             * @interface IConfigureAnalog
             * @augments nudge.v1.ConfigureAnalog.$Properties
             * @deprecated Use nudge.v1.ConfigureAnalog.$Properties instead.
             */

            /**
             * Shape of a ConfigureAnalog.
             * @typedef {nudge.v1.ConfigureAnalog.$Properties} nudge.v1.ConfigureAnalog.$Shape
             */

            /**
             * Constructs a new ConfigureAnalog.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigureAnalog.
             * @constructor
             * @param {nudge.v1.ConfigureAnalog.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigureAnalog = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigureAnalog projection.
             * @member {number} projection
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.projection = 0;

            /**
             * ConfigureAnalog tileRows.
             * @member {number} tileRows
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.tileRows = 0;

            /**
             * ConfigureAnalog tileColumns.
             * @member {number} tileColumns
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.tileColumns = 0;

            /**
             * ConfigureAnalog wires.
             * @member {nudge.v1.WireModel} wires
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.wires = 0;

            /**
             * ConfigureAnalog wireOhms.
             * @member {number} wireOhms
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.wireOhms = 0;

            /**
             * ConfigureAnalog unitSiemens.
             * @member {number} unitSiemens
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.unitSiemens = 0;

            /**
             * ConfigureAnalog converter.
             * @member {nudge.v1.Converter} converter
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.converter = 0;

            /**
             * ConfigureAnalog converterStep.
             * @member {number} converterStep
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.converterStep = 0;

            /**
             * ConfigureAnalog converterBound.
             * @member {number} converterBound
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.converterBound = 0;

            /**
             * ConfigureAnalog converterNoise.
             * @member {number} converterNoise
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.converterNoise = 0;

            /**
             * ConfigureAnalog weightNoise.
             * @member {number} weightNoise
             * @memberof nudge.v1.ConfigureAnalog
             * @instance
             */
            ConfigureAnalog.prototype.weightNoise = 0;

            /**
             * Encodes the specified ConfigureAnalog message. Does not implicitly {@link nudge.v1.ConfigureAnalog.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigureAnalog
             * @static
             * @param {nudge.v1.ConfigureAnalog.$Properties} message ConfigureAnalog message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigureAnalog.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.tileRows != null && $Object.hasOwnProperty.call(message, "tileRows") && message.tileRows !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.tileRows);
                if (message.tileColumns != null && $Object.hasOwnProperty.call(message, "tileColumns") && message.tileColumns !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.tileColumns);
                if (message.wires != null && $Object.hasOwnProperty.call(message, "wires") && message.wires !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.wires);
                if (message.wireOhms != null && $Object.hasOwnProperty.call(message, "wireOhms") && !$Object.is(message.wireOhms, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.wireOhms);
                if (message.unitSiemens != null && $Object.hasOwnProperty.call(message, "unitSiemens") && !$Object.is(message.unitSiemens, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.unitSiemens);
                if (message.converter != null && $Object.hasOwnProperty.call(message, "converter") && message.converter !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).int32(message.converter);
                if (message.converterStep != null && $Object.hasOwnProperty.call(message, "converterStep") && !$Object.is(message.converterStep, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.converterStep);
                if (message.converterBound != null && $Object.hasOwnProperty.call(message, "converterBound") && !$Object.is(message.converterBound, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.converterBound);
                if (message.converterNoise != null && $Object.hasOwnProperty.call(message, "converterNoise") && !$Object.is(message.converterNoise, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.converterNoise);
                if (message.weightNoise != null && $Object.hasOwnProperty.call(message, "weightNoise") && !$Object.is(message.weightNoise, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.weightNoise);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigureAnalog message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigureAnalog
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureAnalog & nudge.v1.ConfigureAnalog.$Shape} ConfigureAnalog
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigureAnalog.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigureAnalog();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.tileRows = value;
                            else
                                delete message.tileRows;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.tileColumns = value;
                            else
                                delete message.tileColumns;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.wires = value;
                            else
                                delete message.wires;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.wireOhms = value;
                            else
                                delete message.wireOhms;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.unitSiemens = value;
                            else
                                delete message.unitSiemens;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.converter = value;
                            else
                                delete message.converter;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.converterStep = value;
                            else
                                delete message.converterStep;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.converterBound = value;
                            else
                                delete message.converterBound;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.converterNoise = value;
                            else
                                delete message.converterNoise;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.weightNoise = value;
                            else
                                delete message.weightNoise;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigureAnalog;
        })();

        v1.ConfigureConvolution = (function() {

            /**
             * Properties of a ConfigureConvolution.
             * @typedef {Object} nudge.v1.ConfigureConvolution.$Properties
             * @property {number|null} [projection] ConfigureConvolution projection
             * @property {number|null} [kernel] ConfigureConvolution kernel
             * @property {number|null} [padding] ConfigureConvolution padding
             * @property {nudge.v1.Pool|null} [pool] ConfigureConvolution pool
             * @property {number|null} [poolSize] ConfigureConvolution poolSize
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigureConvolution.
             * @memberof nudge.v1
             * @interface IConfigureConvolution
             * @augments nudge.v1.ConfigureConvolution.$Properties
             * @deprecated Use nudge.v1.ConfigureConvolution.$Properties instead.
             */

            /**
             * Shape of a ConfigureConvolution.
             * @typedef {nudge.v1.ConfigureConvolution.$Properties} nudge.v1.ConfigureConvolution.$Shape
             */

            /**
             * Constructs a new ConfigureConvolution.
             * @memberof nudge.v1
             * @classdesc Represents a ConfigureConvolution.
             * @constructor
             * @param {nudge.v1.ConfigureConvolution.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigureConvolution = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigureConvolution projection.
             * @member {number} projection
             * @memberof nudge.v1.ConfigureConvolution
             * @instance
             */
            ConfigureConvolution.prototype.projection = 0;

            /**
             * ConfigureConvolution kernel.
             * @member {number} kernel
             * @memberof nudge.v1.ConfigureConvolution
             * @instance
             */
            ConfigureConvolution.prototype.kernel = 0;

            /**
             * ConfigureConvolution padding.
             * @member {number} padding
             * @memberof nudge.v1.ConfigureConvolution
             * @instance
             */
            ConfigureConvolution.prototype.padding = 0;

            /**
             * ConfigureConvolution pool.
             * @member {nudge.v1.Pool} pool
             * @memberof nudge.v1.ConfigureConvolution
             * @instance
             */
            ConfigureConvolution.prototype.pool = 0;

            /**
             * ConfigureConvolution poolSize.
             * @member {number} poolSize
             * @memberof nudge.v1.ConfigureConvolution
             * @instance
             */
            ConfigureConvolution.prototype.poolSize = 0;

            /**
             * Encodes the specified ConfigureConvolution message. Does not implicitly {@link nudge.v1.ConfigureConvolution.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ConfigureConvolution
             * @static
             * @param {nudge.v1.ConfigureConvolution.$Properties} message ConfigureConvolution message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigureConvolution.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.projection != null && $Object.hasOwnProperty.call(message, "projection") && message.projection !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.projection);
                if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel") && message.kernel !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.kernel);
                if (message.padding != null && $Object.hasOwnProperty.call(message, "padding") && message.padding !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.padding);
                if (message.pool != null && $Object.hasOwnProperty.call(message, "pool") && message.pool !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.pool);
                if (message.poolSize != null && $Object.hasOwnProperty.call(message, "poolSize") && message.poolSize !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.poolSize);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigureConvolution message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ConfigureConvolution
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ConfigureConvolution & nudge.v1.ConfigureConvolution.$Shape} ConfigureConvolution
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigureConvolution.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ConfigureConvolution();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.projection = value;
                            else
                                delete message.projection;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.kernel = value;
                            else
                                delete message.kernel;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.padding = value;
                            else
                                delete message.padding;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.pool = value;
                            else
                                delete message.pool;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.poolSize = value;
                            else
                                delete message.poolSize;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigureConvolution;
        })();

        v1.Commit = (function() {

            /**
             * Properties of a Commit.
             * @typedef {Object} nudge.v1.Commit.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Commit.
             * @memberof nudge.v1
             * @interface ICommit
             * @augments nudge.v1.Commit.$Properties
             * @deprecated Use nudge.v1.Commit.$Properties instead.
             */

            /**
             * Shape of a Commit.
             * @typedef {nudge.v1.Commit.$Properties} nudge.v1.Commit.$Shape
             */

            /**
             * Constructs a new Commit.
             * @memberof nudge.v1
             * @classdesc Represents a Commit.
             * @constructor
             * @param {nudge.v1.Commit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Commit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified Commit message. Does not implicitly {@link nudge.v1.Commit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Commit
             * @static
             * @param {nudge.v1.Commit.$Properties} message Commit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Commit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Commit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Commit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Commit & nudge.v1.Commit.$Shape} Commit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Commit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Commit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Commit;
        })();

        v1.WriteWeights = (function() {

            /**
             * Properties of a WriteWeights.
             * @typedef {Object} nudge.v1.WriteWeights.$Properties
             * @property {nudge.v1.Tensor|null} [tensor] WriteWeights tensor
             * @property {number|null} [id] WriteWeights id
             * @property {number|null} [offset] WriteWeights offset
             * @property {number|null} [count] WriteWeights count
             * @property {number|null} [total] WriteWeights total
             * @property {nudge.v1.Element|null} [element] WriteWeights element
             * @property {Uint8Array|null} [data] WriteWeights data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WriteWeights.
             * @memberof nudge.v1
             * @interface IWriteWeights
             * @augments nudge.v1.WriteWeights.$Properties
             * @deprecated Use nudge.v1.WriteWeights.$Properties instead.
             */

            /**
             * Shape of a WriteWeights.
             * @typedef {nudge.v1.WriteWeights.$Properties} nudge.v1.WriteWeights.$Shape
             */

            /**
             * Constructs a new WriteWeights.
             * @memberof nudge.v1
             * @classdesc Represents a WriteWeights.
             * @constructor
             * @param {nudge.v1.WriteWeights.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WriteWeights = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WriteWeights tensor.
             * @member {nudge.v1.Tensor} tensor
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.tensor = 0;

            /**
             * WriteWeights id.
             * @member {number} id
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.id = 0;

            /**
             * WriteWeights offset.
             * @member {number} offset
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.offset = 0;

            /**
             * WriteWeights count.
             * @member {number} count
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.count = 0;

            /**
             * WriteWeights total.
             * @member {number} total
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.total = 0;

            /**
             * WriteWeights element.
             * @member {nudge.v1.Element} element
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.element = 0;

            /**
             * WriteWeights data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.WriteWeights
             * @instance
             */
            WriteWeights.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified WriteWeights message. Does not implicitly {@link nudge.v1.WriteWeights.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.WriteWeights
             * @static
             * @param {nudge.v1.WriteWeights.$Properties} message WriteWeights message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WriteWeights.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tensor != null && $Object.hasOwnProperty.call(message, "tensor") && message.tensor !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.tensor);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.id);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.total);
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.element);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WriteWeights message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.WriteWeights
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.WriteWeights & nudge.v1.WriteWeights.$Shape} WriteWeights
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WriteWeights.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.WriteWeights();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tensor = value;
                            else
                                delete message.tensor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WriteWeights;
        })();

        v1.WriteSparse = (function() {

            /**
             * Properties of a WriteSparse.
             * @typedef {Object} nudge.v1.WriteSparse.$Properties
             * @property {nudge.v1.Tensor|null} [tensor] WriteSparse tensor
             * @property {number|null} [id] WriteSparse id
             * @property {number|null} [total] WriteSparse total
             * @property {nudge.v1.Element|null} [element] WriteSparse element
             * @property {Uint8Array|null} [data] WriteSparse data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WriteSparse.
             * @memberof nudge.v1
             * @interface IWriteSparse
             * @augments nudge.v1.WriteSparse.$Properties
             * @deprecated Use nudge.v1.WriteSparse.$Properties instead.
             */

            /**
             * Shape of a WriteSparse.
             * @typedef {nudge.v1.WriteSparse.$Properties} nudge.v1.WriteSparse.$Shape
             */

            /**
             * Constructs a new WriteSparse.
             * @memberof nudge.v1
             * @classdesc Represents a WriteSparse.
             * @constructor
             * @param {nudge.v1.WriteSparse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WriteSparse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WriteSparse tensor.
             * @member {nudge.v1.Tensor} tensor
             * @memberof nudge.v1.WriteSparse
             * @instance
             */
            WriteSparse.prototype.tensor = 0;

            /**
             * WriteSparse id.
             * @member {number} id
             * @memberof nudge.v1.WriteSparse
             * @instance
             */
            WriteSparse.prototype.id = 0;

            /**
             * WriteSparse total.
             * @member {number} total
             * @memberof nudge.v1.WriteSparse
             * @instance
             */
            WriteSparse.prototype.total = 0;

            /**
             * WriteSparse element.
             * @member {nudge.v1.Element} element
             * @memberof nudge.v1.WriteSparse
             * @instance
             */
            WriteSparse.prototype.element = 0;

            /**
             * WriteSparse data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.WriteSparse
             * @instance
             */
            WriteSparse.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified WriteSparse message. Does not implicitly {@link nudge.v1.WriteSparse.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.WriteSparse
             * @static
             * @param {nudge.v1.WriteSparse.$Properties} message WriteSparse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WriteSparse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tensor != null && $Object.hasOwnProperty.call(message, "tensor") && message.tensor !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.tensor);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.id);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.total);
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.element);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WriteSparse message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.WriteSparse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.WriteSparse & nudge.v1.WriteSparse.$Shape} WriteSparse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WriteSparse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.WriteSparse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tensor = value;
                            else
                                delete message.tensor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WriteSparse;
        })();

        v1.ReadWeights = (function() {

            /**
             * Properties of a ReadWeights.
             * @typedef {Object} nudge.v1.ReadWeights.$Properties
             * @property {nudge.v1.Tensor|null} [tensor] ReadWeights tensor
             * @property {number|null} [id] ReadWeights id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadWeights.
             * @memberof nudge.v1
             * @interface IReadWeights
             * @augments nudge.v1.ReadWeights.$Properties
             * @deprecated Use nudge.v1.ReadWeights.$Properties instead.
             */

            /**
             * Shape of a ReadWeights.
             * @typedef {nudge.v1.ReadWeights.$Properties} nudge.v1.ReadWeights.$Shape
             */

            /**
             * Constructs a new ReadWeights.
             * @memberof nudge.v1
             * @classdesc Represents a ReadWeights.
             * @constructor
             * @param {nudge.v1.ReadWeights.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadWeights = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadWeights tensor.
             * @member {nudge.v1.Tensor} tensor
             * @memberof nudge.v1.ReadWeights
             * @instance
             */
            ReadWeights.prototype.tensor = 0;

            /**
             * ReadWeights id.
             * @member {number} id
             * @memberof nudge.v1.ReadWeights
             * @instance
             */
            ReadWeights.prototype.id = 0;

            /**
             * Encodes the specified ReadWeights message. Does not implicitly {@link nudge.v1.ReadWeights.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ReadWeights
             * @static
             * @param {nudge.v1.ReadWeights.$Properties} message ReadWeights message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadWeights.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tensor != null && $Object.hasOwnProperty.call(message, "tensor") && message.tensor !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.tensor);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadWeights message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ReadWeights
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ReadWeights & nudge.v1.ReadWeights.$Shape} ReadWeights
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadWeights.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ReadWeights();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tensor = value;
                            else
                                delete message.tensor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadWeights;
        })();

        v1.ReadState = (function() {

            /**
             * Properties of a ReadState.
             * @typedef {Object} nudge.v1.ReadState.$Properties
             * @property {number|null} [population] ReadState population
             * @property {nudge.v1.StateVariable|null} [variable] ReadState variable
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadState.
             * @memberof nudge.v1
             * @interface IReadState
             * @augments nudge.v1.ReadState.$Properties
             * @deprecated Use nudge.v1.ReadState.$Properties instead.
             */

            /**
             * Shape of a ReadState.
             * @typedef {nudge.v1.ReadState.$Properties} nudge.v1.ReadState.$Shape
             */

            /**
             * Constructs a new ReadState.
             * @memberof nudge.v1
             * @classdesc Represents a ReadState.
             * @constructor
             * @param {nudge.v1.ReadState.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadState population.
             * @member {number} population
             * @memberof nudge.v1.ReadState
             * @instance
             */
            ReadState.prototype.population = 0;

            /**
             * ReadState variable.
             * @member {nudge.v1.StateVariable} variable
             * @memberof nudge.v1.ReadState
             * @instance
             */
            ReadState.prototype.variable = 0;

            /**
             * Encodes the specified ReadState message. Does not implicitly {@link nudge.v1.ReadState.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ReadState
             * @static
             * @param {nudge.v1.ReadState.$Properties} message ReadState message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.population != null && $Object.hasOwnProperty.call(message, "population") && message.population !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.population);
                if (message.variable != null && $Object.hasOwnProperty.call(message, "variable") && message.variable !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.variable);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadState message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ReadState
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ReadState & nudge.v1.ReadState.$Shape} ReadState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ReadState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.population = value;
                            else
                                delete message.population;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.variable = value;
                            else
                                delete message.variable;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadState;
        })();

        /**
         * Layout enum.
         * @name nudge.v1.Layout
         * @enum {number}
         * @property {number} LAYOUT_UNSPECIFIED=0 LAYOUT_UNSPECIFIED value
         * @property {number} LAYOUT_DENSE=1 LAYOUT_DENSE value
         * @property {number} LAYOUT_ONE_HOT=2 LAYOUT_ONE_HOT value
         */
        v1.Layout = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LAYOUT_UNSPECIFIED"] = 0;
            values[valuesById[1] = "LAYOUT_DENSE"] = 1;
            values[valuesById[2] = "LAYOUT_ONE_HOT"] = 2;
            return values;
        })();

        v1.Present = (function() {

            /**
             * Properties of a Present.
             * @typedef {Object} nudge.v1.Present.$Properties
             * @property {number|null} [population] Present population
             * @property {nudge.v1.Layout|null} [layout] Present layout
             * @property {number|null} [batch] Present batch
             * @property {number|null} [steps] Present steps
             * @property {boolean|null} [reversed] Present reversed
             * @property {number|null} [offset] Present offset
             * @property {number|null} [count] Present count
             * @property {number|null} [total] Present total
             * @property {nudge.v1.Element|null} [element] Present element
             * @property {Uint8Array|null} [data] Present data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Present.
             * @memberof nudge.v1
             * @interface IPresent
             * @augments nudge.v1.Present.$Properties
             * @deprecated Use nudge.v1.Present.$Properties instead.
             */

            /**
             * Shape of a Present.
             * @typedef {nudge.v1.Present.$Properties} nudge.v1.Present.$Shape
             */

            /**
             * Constructs a new Present.
             * @memberof nudge.v1
             * @classdesc Represents a Present.
             * @constructor
             * @param {nudge.v1.Present.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Present = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Present population.
             * @member {number} population
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.population = 0;

            /**
             * Present layout.
             * @member {nudge.v1.Layout} layout
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.layout = 0;

            /**
             * Present batch.
             * @member {number} batch
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.batch = 0;

            /**
             * Present steps.
             * @member {number} steps
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.steps = 0;

            /**
             * Present reversed.
             * @member {boolean} reversed
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.reversed = false;

            /**
             * Present offset.
             * @member {number} offset
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.offset = 0;

            /**
             * Present count.
             * @member {number} count
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.count = 0;

            /**
             * Present total.
             * @member {number} total
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.total = 0;

            /**
             * Present element.
             * @member {nudge.v1.Element} element
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.element = 0;

            /**
             * Present data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.Present
             * @instance
             */
            Present.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified Present message. Does not implicitly {@link nudge.v1.Present.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Present
             * @static
             * @param {nudge.v1.Present.$Properties} message Present message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Present.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.population != null && $Object.hasOwnProperty.call(message, "population") && message.population !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.population);
                if (message.layout != null && $Object.hasOwnProperty.call(message, "layout") && message.layout !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.layout);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch") && message.batch !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.batch);
                if (message.steps != null && $Object.hasOwnProperty.call(message, "steps") && message.steps !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.steps);
                if (message.reversed != null && $Object.hasOwnProperty.call(message, "reversed") && message.reversed !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.reversed);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.total);
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).int32(message.element);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Present message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Present
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Present & nudge.v1.Present.$Shape} Present
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Present.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Present();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.population = value;
                            else
                                delete message.population;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.layout = value;
                            else
                                delete message.layout;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.batch = value;
                            else
                                delete message.batch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.steps = value;
                            else
                                delete message.steps;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.reversed = value;
                            else
                                delete message.reversed;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Present;
        })();

        /**
         * Start enum.
         * @name nudge.v1.Start
         * @enum {number}
         * @property {number} START_UNSPECIFIED=0 START_UNSPECIFIED value
         * @property {number} START_FRESH=1 START_FRESH value
         * @property {number} START_CONTINUE=2 START_CONTINUE value
         * @property {number} START_SLOT=3 START_SLOT value
         */
        v1.Start = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "START_UNSPECIFIED"] = 0;
            values[valuesById[1] = "START_FRESH"] = 1;
            values[valuesById[2] = "START_CONTINUE"] = 2;
            values[valuesById[3] = "START_SLOT"] = 3;
            return values;
        })();

        /**
         * Evaluation enum.
         * @name nudge.v1.Evaluation
         * @enum {number}
         * @property {number} EVALUATION_UNSPECIFIED=0 EVALUATION_UNSPECIFIED value
         * @property {number} EVALUATION_CLOSED_LOOP=1 EVALUATION_CLOSED_LOOP value
         * @property {number} EVALUATION_FROZEN=2 EVALUATION_FROZEN value
         */
        v1.Evaluation = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "EVALUATION_UNSPECIFIED"] = 0;
            values[valuesById[1] = "EVALUATION_CLOSED_LOOP"] = 1;
            values[valuesById[2] = "EVALUATION_FROZEN"] = 2;
            return values;
        })();

        v1.Drive = (function() {

            /**
             * Properties of a Drive.
             * @typedef {Object} nudge.v1.Drive.$Properties
             * @property {nudge.v1.DriveKind|null} [kind] Drive kind
             * @property {number|null} [population] Drive population
             * @property {number|null} [beta] Drive beta
             * @property {nudge.v1.Evaluation|null} [evaluation] Drive evaluation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Drive.
             * @memberof nudge.v1
             * @interface IDrive
             * @augments nudge.v1.Drive.$Properties
             * @deprecated Use nudge.v1.Drive.$Properties instead.
             */

            /**
             * Shape of a Drive.
             * @typedef {nudge.v1.Drive.$Properties} nudge.v1.Drive.$Shape
             */

            /**
             * Constructs a new Drive.
             * @memberof nudge.v1
             * @classdesc Represents a Drive.
             * @constructor
             * @param {nudge.v1.Drive.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Drive = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Drive kind.
             * @member {nudge.v1.DriveKind} kind
             * @memberof nudge.v1.Drive
             * @instance
             */
            Drive.prototype.kind = 0;

            /**
             * Drive population.
             * @member {number} population
             * @memberof nudge.v1.Drive
             * @instance
             */
            Drive.prototype.population = 0;

            /**
             * Drive beta.
             * @member {number} beta
             * @memberof nudge.v1.Drive
             * @instance
             */
            Drive.prototype.beta = 0;

            /**
             * Drive evaluation.
             * @member {nudge.v1.Evaluation} evaluation
             * @memberof nudge.v1.Drive
             * @instance
             */
            Drive.prototype.evaluation = 0;

            /**
             * Encodes the specified Drive message. Does not implicitly {@link nudge.v1.Drive.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Drive
             * @static
             * @param {nudge.v1.Drive.$Properties} message Drive message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Drive.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.population != null && $Object.hasOwnProperty.call(message, "population") && message.population !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.population);
                if (message.beta != null && $Object.hasOwnProperty.call(message, "beta") && !$Object.is(message.beta, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.beta);
                if (message.evaluation != null && $Object.hasOwnProperty.call(message, "evaluation") && message.evaluation !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.evaluation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Drive message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Drive
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Drive & nudge.v1.Drive.$Shape} Drive
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Drive.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Drive();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.population = value;
                            else
                                delete message.population;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.beta = value;
                            else
                                delete message.beta;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.evaluation = value;
                            else
                                delete message.evaluation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Drive;
        })();

        v1.Stop = (function() {

            /**
             * Properties of a Stop.
             * @typedef {Object} nudge.v1.Stop.$Properties
             * @property {nudge.v1.StopTicks.$Properties|null} [ticks] Stop ticks
             * @property {nudge.v1.StopResidual.$Properties|null} [residual] Stop residual
             * @property {"ticks"|"residual"} [kind] Stop kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Stop.
             * @memberof nudge.v1
             * @interface IStop
             * @augments nudge.v1.Stop.$Properties
             * @deprecated Use nudge.v1.Stop.$Properties instead.
             */

            /**
             * Narrowed shape of a Stop.
             * @typedef {{
             *   ticks?: nudge.v1.StopTicks.$Shape|null;
             *   residual?: nudge.v1.StopResidual.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; ticks?: null; residual?: null }|{ kind?: "ticks"; ticks: nudge.v1.StopTicks.$Shape; residual?: null }|{ kind?: "residual"; ticks?: null; residual: nudge.v1.StopResidual.$Shape })
             * )} nudge.v1.Stop.$Shape
             */

            /**
             * Constructs a new Stop.
             * @memberof nudge.v1
             * @classdesc Represents a Stop.
             * @constructor
             * @param {nudge.v1.Stop.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Stop = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Stop ticks.
             * @member {nudge.v1.StopTicks.$Properties|null|undefined} ticks
             * @memberof nudge.v1.Stop
             * @instance
             */
            Stop.prototype.ticks = null;

            /**
             * Stop residual.
             * @member {nudge.v1.StopResidual.$Properties|null|undefined} residual
             * @memberof nudge.v1.Stop
             * @instance
             */
            Stop.prototype.residual = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Stop kind.
             * @member {"ticks"|"residual"|undefined} kind
             * @memberof nudge.v1.Stop
             * @instance
             */
            $Object.defineProperty(Stop.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["ticks", "residual"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Stop message. Does not implicitly {@link nudge.v1.Stop.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Stop
             * @static
             * @param {nudge.v1.Stop.$Properties} message Stop message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Stop.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ticks != null && $Object.hasOwnProperty.call(message, "ticks"))
                    $root.nudge.v1.StopTicks.encode(message.ticks, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.residual != null && $Object.hasOwnProperty.call(message, "residual"))
                    $root.nudge.v1.StopResidual.encode(message.residual, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Stop message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Stop
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Stop & nudge.v1.Stop.$Shape} Stop
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Stop.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Stop();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.ticks = $root.nudge.v1.StopTicks.decode(reader, reader.size(), $undefined, _depth + 1, message.ticks);
                            message.kind = "ticks";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.residual = $root.nudge.v1.StopResidual.decode(reader, reader.size(), $undefined, _depth + 1, message.residual);
                            message.kind = "residual";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Stop;
        })();

        v1.StopTicks = (function() {

            /**
             * Properties of a StopTicks.
             * @typedef {Object} nudge.v1.StopTicks.$Properties
             * @property {number|null} [ticks] StopTicks ticks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StopTicks.
             * @memberof nudge.v1
             * @interface IStopTicks
             * @augments nudge.v1.StopTicks.$Properties
             * @deprecated Use nudge.v1.StopTicks.$Properties instead.
             */

            /**
             * Shape of a StopTicks.
             * @typedef {nudge.v1.StopTicks.$Properties} nudge.v1.StopTicks.$Shape
             */

            /**
             * Constructs a new StopTicks.
             * @memberof nudge.v1
             * @classdesc Represents a StopTicks.
             * @constructor
             * @param {nudge.v1.StopTicks.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StopTicks = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StopTicks ticks.
             * @member {number} ticks
             * @memberof nudge.v1.StopTicks
             * @instance
             */
            StopTicks.prototype.ticks = 0;

            /**
             * Encodes the specified StopTicks message. Does not implicitly {@link nudge.v1.StopTicks.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.StopTicks
             * @static
             * @param {nudge.v1.StopTicks.$Properties} message StopTicks message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StopTicks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ticks != null && $Object.hasOwnProperty.call(message, "ticks") && message.ticks !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.ticks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StopTicks message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.StopTicks
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.StopTicks & nudge.v1.StopTicks.$Shape} StopTicks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StopTicks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.StopTicks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ticks = value;
                            else
                                delete message.ticks;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StopTicks;
        })();

        v1.StopResidual = (function() {

            /**
             * Properties of a StopResidual.
             * @typedef {Object} nudge.v1.StopResidual.$Properties
             * @property {number|null} [below] StopResidual below
             * @property {number|null} [maxTicks] StopResidual maxTicks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StopResidual.
             * @memberof nudge.v1
             * @interface IStopResidual
             * @augments nudge.v1.StopResidual.$Properties
             * @deprecated Use nudge.v1.StopResidual.$Properties instead.
             */

            /**
             * Shape of a StopResidual.
             * @typedef {nudge.v1.StopResidual.$Properties} nudge.v1.StopResidual.$Shape
             */

            /**
             * Constructs a new StopResidual.
             * @memberof nudge.v1
             * @classdesc Represents a StopResidual.
             * @constructor
             * @param {nudge.v1.StopResidual.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StopResidual = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StopResidual below.
             * @member {number} below
             * @memberof nudge.v1.StopResidual
             * @instance
             */
            StopResidual.prototype.below = 0;

            /**
             * StopResidual maxTicks.
             * @member {number} maxTicks
             * @memberof nudge.v1.StopResidual
             * @instance
             */
            StopResidual.prototype.maxTicks = 0;

            /**
             * Encodes the specified StopResidual message. Does not implicitly {@link nudge.v1.StopResidual.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.StopResidual
             * @static
             * @param {nudge.v1.StopResidual.$Properties} message StopResidual message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StopResidual.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.below != null && $Object.hasOwnProperty.call(message, "below") && !$Object.is(message.below, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.below);
                if (message.maxTicks != null && $Object.hasOwnProperty.call(message, "maxTicks") && message.maxTicks !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.maxTicks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StopResidual message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.StopResidual
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.StopResidual & nudge.v1.StopResidual.$Shape} StopResidual
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StopResidual.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.StopResidual();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.below = value;
                            else
                                delete message.below;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxTicks = value;
                            else
                                delete message.maxTicks;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StopResidual;
        })();

        v1.Settle = (function() {

            /**
             * Properties of a Settle.
             * @typedef {Object} nudge.v1.Settle.$Properties
             * @property {nudge.v1.Start|null} [start] Settle start
             * @property {number|null} [startSlot] Settle startSlot
             * @property {number|null} [saveSlot] Settle saveSlot
             * @property {number|null} [draw] Settle draw
             * @property {Array.<nudge.v1.Drive.$Properties>|null} [drives] Settle drives
             * @property {nudge.v1.Stop.$Properties|null} [stop] Settle stop
             * @property {nudge.v1.Plasticity|null} [plasticity] Settle plasticity
             * @property {number|null} [divisor] Settle divisor
             * @property {number|null} [rateScale] Settle rateScale
             * @property {number|null} [readout] Settle readout
             * @property {number|null} [readoutFrom] Settle readoutFrom
             * @property {Array.<number>|null} [record] Settle record
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Settle.
             * @memberof nudge.v1
             * @interface ISettle
             * @augments nudge.v1.Settle.$Properties
             * @deprecated Use nudge.v1.Settle.$Properties instead.
             */

            /**
             * Shape of a Settle.
             * @typedef {{
             *   start?: nudge.v1.Start|null;
             *   startSlot?: number|null;
             *   saveSlot?: number|null;
             *   draw?: number|null;
             *   drives?: Array.<nudge.v1.Drive.$Shape>|null;
             *   stop?: nudge.v1.Stop.$Shape|null;
             *   plasticity?: nudge.v1.Plasticity|null;
             *   divisor?: number|null;
             *   rateScale?: number|null;
             *   readout?: number|null;
             *   readoutFrom?: number|null;
             *   record?: Array.<number>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} nudge.v1.Settle.$Shape
             */

            /**
             * Constructs a new Settle.
             * @memberof nudge.v1
             * @classdesc Represents a Settle.
             * @constructor
             * @param {nudge.v1.Settle.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Settle = function (properties) {
                this.drives = [];
                this.record = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Settle start.
             * @member {nudge.v1.Start} start
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.start = 0;

            /**
             * Settle startSlot.
             * @member {number|null|undefined} startSlot
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.startSlot = null;

            /**
             * Settle saveSlot.
             * @member {number|null|undefined} saveSlot
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.saveSlot = null;

            /**
             * Settle draw.
             * @member {number} draw
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.draw = 0;

            /**
             * Settle drives.
             * @member {Array.<nudge.v1.Drive.$Properties>} drives
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.drives = $util.emptyArray;

            /**
             * Settle stop.
             * @member {nudge.v1.Stop.$Properties|null|undefined} stop
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.stop = null;

            /**
             * Settle plasticity.
             * @member {nudge.v1.Plasticity} plasticity
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.plasticity = 0;

            /**
             * Settle divisor.
             * @member {number} divisor
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.divisor = 0;

            /**
             * Settle rateScale.
             * @member {number} rateScale
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.rateScale = 0;

            /**
             * Settle readout.
             * @member {number|null|undefined} readout
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.readout = null;

            /**
             * Settle readoutFrom.
             * @member {number} readoutFrom
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.readoutFrom = 0;

            /**
             * Settle record.
             * @member {Array.<number>} record
             * @memberof nudge.v1.Settle
             * @instance
             */
            Settle.prototype.record = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Settle.prototype, "_startSlot", {
                get: $util.oneOfGetter($oneOfFields = ["startSlot"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Settle.prototype, "_saveSlot", {
                get: $util.oneOfGetter($oneOfFields = ["saveSlot"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Settle.prototype, "_readout", {
                get: $util.oneOfGetter($oneOfFields = ["readout"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Settle message. Does not implicitly {@link nudge.v1.Settle.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Settle
             * @static
             * @param {nudge.v1.Settle.$Properties} message Settle message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Settle.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.start != null && $Object.hasOwnProperty.call(message, "start") && message.start !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.start);
                if (message.startSlot != null && $Object.hasOwnProperty.call(message, "startSlot"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.startSlot);
                if (message.saveSlot != null && $Object.hasOwnProperty.call(message, "saveSlot"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.saveSlot);
                if (message.draw != null && $Object.hasOwnProperty.call(message, "draw") && message.draw !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.draw);
                if (message.drives != null && message.drives.length)
                    for (let i = 0; i < message.drives.length; ++i)
                        $root.nudge.v1.Drive.encode(message.drives[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.stop != null && $Object.hasOwnProperty.call(message, "stop"))
                    $root.nudge.v1.Stop.encode(message.stop, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.plasticity != null && $Object.hasOwnProperty.call(message, "plasticity") && message.plasticity !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).int32(message.plasticity);
                if (message.divisor != null && $Object.hasOwnProperty.call(message, "divisor") && !$Object.is(message.divisor, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.divisor);
                if (message.rateScale != null && $Object.hasOwnProperty.call(message, "rateScale") && !$Object.is(message.rateScale, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.rateScale);
                if (message.readout != null && $Object.hasOwnProperty.call(message, "readout"))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.readout);
                if (message.readoutFrom != null && $Object.hasOwnProperty.call(message, "readoutFrom") && message.readoutFrom !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.readoutFrom);
                if (message.record != null && message.record.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).uint32s(message.record);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Settle message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Settle
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Settle & nudge.v1.Settle.$Shape} Settle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Settle.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Settle();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.start = value;
                            else
                                delete message.start;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.startSlot = reader.uint32();
                            message._startSlot = "startSlot";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.saveSlot = reader.uint32();
                            message._saveSlot = "saveSlot";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.draw = value;
                            else
                                delete message.draw;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drives && message.drives.length))
                                message.drives = [];
                            message.drives.push($root.nudge.v1.Drive.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.stop = $root.nudge.v1.Stop.decode(reader, reader.size(), $undefined, _depth + 1, message.stop);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.plasticity = value;
                            else
                                delete message.plasticity;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.divisor = value;
                            else
                                delete message.divisor;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rateScale = value;
                            else
                                delete message.rateScale;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.readout = reader.uint32();
                            message._readout = "readout";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.readoutFrom = value;
                            else
                                delete message.readoutFrom;
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.record && message.record.length))
                                    message.record = [];
                                reader.uint32s(message.record);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.record && message.record.length))
                                message.record = [];
                            message.record.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Settle;
        })();

        v1.Update = (function() {

            /**
             * Properties of an Update.
             * @typedef {Object} nudge.v1.Update.$Properties
             * @property {nudge.v1.Rule|null} [rule] Update rule
             * @property {number|null} [earlier] Update earlier
             * @property {number|null} [later] Update later
             * @property {number|null} [divisor] Update divisor
             * @property {number|null} [rateScale] Update rateScale
             * @property {number|null} [output] Update output
             * @property {number|null} [steps] Update steps
             * @property {number|null} [free] Update free
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Update.
             * @memberof nudge.v1
             * @interface IUpdate
             * @augments nudge.v1.Update.$Properties
             * @deprecated Use nudge.v1.Update.$Properties instead.
             */

            /**
             * Shape of an Update.
             * @typedef {nudge.v1.Update.$Properties} nudge.v1.Update.$Shape
             */

            /**
             * Constructs a new Update.
             * @memberof nudge.v1
             * @classdesc Represents an Update.
             * @constructor
             * @param {nudge.v1.Update.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Update = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Update rule.
             * @member {nudge.v1.Rule} rule
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.rule = 0;

            /**
             * Update earlier.
             * @member {number|null|undefined} earlier
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.earlier = null;

            /**
             * Update later.
             * @member {number|null|undefined} later
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.later = null;

            /**
             * Update divisor.
             * @member {number} divisor
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.divisor = 0;

            /**
             * Update rateScale.
             * @member {number} rateScale
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.rateScale = 0;

            /**
             * Update output.
             * @member {number|null|undefined} output
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.output = null;

            /**
             * Update steps.
             * @member {number|null|undefined} steps
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.steps = null;

            /**
             * Update free.
             * @member {number|null|undefined} free
             * @memberof nudge.v1.Update
             * @instance
             */
            Update.prototype.free = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Update.prototype, "_earlier", {
                get: $util.oneOfGetter($oneOfFields = ["earlier"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Update.prototype, "_later", {
                get: $util.oneOfGetter($oneOfFields = ["later"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Update.prototype, "_output", {
                get: $util.oneOfGetter($oneOfFields = ["output"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Update.prototype, "_steps", {
                get: $util.oneOfGetter($oneOfFields = ["steps"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Update.prototype, "_free", {
                get: $util.oneOfGetter($oneOfFields = ["free"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Update message. Does not implicitly {@link nudge.v1.Update.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Update
             * @static
             * @param {nudge.v1.Update.$Properties} message Update message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Update.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule") && message.rule !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.rule);
                if (message.earlier != null && $Object.hasOwnProperty.call(message, "earlier"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.earlier);
                if (message.later != null && $Object.hasOwnProperty.call(message, "later"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.later);
                if (message.divisor != null && $Object.hasOwnProperty.call(message, "divisor") && !$Object.is(message.divisor, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.divisor);
                if (message.rateScale != null && $Object.hasOwnProperty.call(message, "rateScale") && !$Object.is(message.rateScale, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.rateScale);
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.output);
                if (message.steps != null && $Object.hasOwnProperty.call(message, "steps"))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.steps);
                if (message.free != null && $Object.hasOwnProperty.call(message, "free"))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.free);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Update message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Update
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Update & nudge.v1.Update.$Shape} Update
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Update.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Update();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.rule = value;
                            else
                                delete message.rule;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.earlier = reader.uint32();
                            message._earlier = "earlier";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.later = reader.uint32();
                            message._later = "later";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.divisor = value;
                            else
                                delete message.divisor;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rateScale = value;
                            else
                                delete message.rateScale;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.output = reader.uint32();
                            message._output = "output";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.steps = reader.uint32();
                            message._steps = "steps";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.free = reader.uint32();
                            message._free = "free";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Update;
        })();

        v1.SendSpikes = (function() {

            /**
             * Properties of a SendSpikes.
             * @typedef {Object} nudge.v1.SendSpikes.$Properties
             * @property {number|null} [population] SendSpikes population
             * @property {number|null} [firstTick] SendSpikes firstTick
             * @property {number|null} [count] SendSpikes count
             * @property {nudge.v1.SpikeLayout|null} [layout] SendSpikes layout
             * @property {Uint8Array|null} [data] SendSpikes data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SendSpikes.
             * @memberof nudge.v1
             * @interface ISendSpikes
             * @augments nudge.v1.SendSpikes.$Properties
             * @deprecated Use nudge.v1.SendSpikes.$Properties instead.
             */

            /**
             * Shape of a SendSpikes.
             * @typedef {nudge.v1.SendSpikes.$Properties} nudge.v1.SendSpikes.$Shape
             */

            /**
             * Constructs a new SendSpikes.
             * @memberof nudge.v1
             * @classdesc Represents a SendSpikes.
             * @constructor
             * @param {nudge.v1.SendSpikes.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SendSpikes = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SendSpikes population.
             * @member {number} population
             * @memberof nudge.v1.SendSpikes
             * @instance
             */
            SendSpikes.prototype.population = 0;

            /**
             * SendSpikes firstTick.
             * @member {number} firstTick
             * @memberof nudge.v1.SendSpikes
             * @instance
             */
            SendSpikes.prototype.firstTick = 0;

            /**
             * SendSpikes count.
             * @member {number} count
             * @memberof nudge.v1.SendSpikes
             * @instance
             */
            SendSpikes.prototype.count = 0;

            /**
             * SendSpikes layout.
             * @member {nudge.v1.SpikeLayout} layout
             * @memberof nudge.v1.SendSpikes
             * @instance
             */
            SendSpikes.prototype.layout = 0;

            /**
             * SendSpikes data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.SendSpikes
             * @instance
             */
            SendSpikes.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified SendSpikes message. Does not implicitly {@link nudge.v1.SendSpikes.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.SendSpikes
             * @static
             * @param {nudge.v1.SendSpikes.$Properties} message SendSpikes message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SendSpikes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.population != null && $Object.hasOwnProperty.call(message, "population") && message.population !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.population);
                if (message.firstTick != null && $Object.hasOwnProperty.call(message, "firstTick") && message.firstTick !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.firstTick);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.layout != null && $Object.hasOwnProperty.call(message, "layout") && message.layout !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.layout);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SendSpikes message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.SendSpikes
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.SendSpikes & nudge.v1.SendSpikes.$Shape} SendSpikes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SendSpikes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.SendSpikes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.population = value;
                            else
                                delete message.population;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.firstTick = value;
                            else
                                delete message.firstTick;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.layout = value;
                            else
                                delete message.layout;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SendSpikes;
        })();

        v1.InjectFault = (function() {

            /**
             * Properties of an InjectFault.
             * @typedef {Object} nudge.v1.InjectFault.$Properties
             * @property {nudge.v1.FaultKind|null} [fault] InjectFault fault
             * @property {number|null} [target] InjectFault target
             * @property {number|null} [address] InjectFault address
             * @property {number|null} [value] InjectFault value
             * @property {number|null} [onTicks] InjectFault onTicks
             * @property {number|null} [offTicks] InjectFault offTicks
             * @property {number|null} [onSettles] InjectFault onSettles
             * @property {number|null} [offSettles] InjectFault offSettles
             * @property {number|null} [firstSettle] InjectFault firstSettle
             * @property {number|null} [chance] InjectFault chance
             * @property {number|null} [atTick] InjectFault atTick
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InjectFault.
             * @memberof nudge.v1
             * @interface IInjectFault
             * @augments nudge.v1.InjectFault.$Properties
             * @deprecated Use nudge.v1.InjectFault.$Properties instead.
             */

            /**
             * Shape of an InjectFault.
             * @typedef {nudge.v1.InjectFault.$Properties} nudge.v1.InjectFault.$Shape
             */

            /**
             * Constructs a new InjectFault.
             * @memberof nudge.v1
             * @classdesc Represents an InjectFault.
             * @constructor
             * @param {nudge.v1.InjectFault.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InjectFault = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InjectFault fault.
             * @member {nudge.v1.FaultKind} fault
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.fault = 0;

            /**
             * InjectFault target.
             * @member {number} target
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.target = 0;

            /**
             * InjectFault address.
             * @member {number} address
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.address = 0;

            /**
             * InjectFault value.
             * @member {number} value
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.value = 0;

            /**
             * InjectFault onTicks.
             * @member {number} onTicks
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.onTicks = 0;

            /**
             * InjectFault offTicks.
             * @member {number} offTicks
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.offTicks = 0;

            /**
             * InjectFault onSettles.
             * @member {number} onSettles
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.onSettles = 0;

            /**
             * InjectFault offSettles.
             * @member {number} offSettles
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.offSettles = 0;

            /**
             * InjectFault firstSettle.
             * @member {number} firstSettle
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.firstSettle = 0;

            /**
             * InjectFault chance.
             * @member {number} chance
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.chance = 0;

            /**
             * InjectFault atTick.
             * @member {number} atTick
             * @memberof nudge.v1.InjectFault
             * @instance
             */
            InjectFault.prototype.atTick = 0;

            /**
             * Encodes the specified InjectFault message. Does not implicitly {@link nudge.v1.InjectFault.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.InjectFault
             * @static
             * @param {nudge.v1.InjectFault.$Properties} message InjectFault message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InjectFault.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fault != null && $Object.hasOwnProperty.call(message, "fault") && message.fault !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.fault);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.target);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.address);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && !$Object.is(message.value, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.value);
                if (message.onTicks != null && $Object.hasOwnProperty.call(message, "onTicks") && message.onTicks !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.onTicks);
                if (message.offTicks != null && $Object.hasOwnProperty.call(message, "offTicks") && message.offTicks !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.offTicks);
                if (message.onSettles != null && $Object.hasOwnProperty.call(message, "onSettles") && message.onSettles !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.onSettles);
                if (message.offSettles != null && $Object.hasOwnProperty.call(message, "offSettles") && message.offSettles !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.offSettles);
                if (message.firstSettle != null && $Object.hasOwnProperty.call(message, "firstSettle") && message.firstSettle !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.firstSettle);
                if (message.chance != null && $Object.hasOwnProperty.call(message, "chance") && !$Object.is(message.chance, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.chance);
                if (message.atTick != null && $Object.hasOwnProperty.call(message, "atTick") && message.atTick !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.atTick);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InjectFault message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.InjectFault
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.InjectFault & nudge.v1.InjectFault.$Shape} InjectFault
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InjectFault.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.InjectFault();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.fault = value;
                            else
                                delete message.fault;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.onTicks = value;
                            else
                                delete message.onTicks;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offTicks = value;
                            else
                                delete message.offTicks;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.onSettles = value;
                            else
                                delete message.onSettles;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offSettles = value;
                            else
                                delete message.offSettles;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.firstSettle = value;
                            else
                                delete message.firstSettle;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.chance = value;
                            else
                                delete message.chance;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.atTick = value;
                            else
                                delete message.atTick;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return InjectFault;
        })();

        v1.ReadTelemetry = (function() {

            /**
             * Properties of a ReadTelemetry.
             * @typedef {Object} nudge.v1.ReadTelemetry.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadTelemetry.
             * @memberof nudge.v1
             * @interface IReadTelemetry
             * @augments nudge.v1.ReadTelemetry.$Properties
             * @deprecated Use nudge.v1.ReadTelemetry.$Properties instead.
             */

            /**
             * Shape of a ReadTelemetry.
             * @typedef {nudge.v1.ReadTelemetry.$Properties} nudge.v1.ReadTelemetry.$Shape
             */

            /**
             * Constructs a new ReadTelemetry.
             * @memberof nudge.v1
             * @classdesc Represents a ReadTelemetry.
             * @constructor
             * @param {nudge.v1.ReadTelemetry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadTelemetry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ReadTelemetry message. Does not implicitly {@link nudge.v1.ReadTelemetry.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ReadTelemetry
             * @static
             * @param {nudge.v1.ReadTelemetry.$Properties} message ReadTelemetry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadTelemetry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadTelemetry message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ReadTelemetry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ReadTelemetry & nudge.v1.ReadTelemetry.$Shape} ReadTelemetry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadTelemetry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ReadTelemetry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadTelemetry;
        })();

        v1.Snapshot = (function() {

            /**
             * Properties of a Snapshot.
             * @typedef {Object} nudge.v1.Snapshot.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Snapshot.
             * @memberof nudge.v1
             * @interface ISnapshot
             * @augments nudge.v1.Snapshot.$Properties
             * @deprecated Use nudge.v1.Snapshot.$Properties instead.
             */

            /**
             * Shape of a Snapshot.
             * @typedef {nudge.v1.Snapshot.$Properties} nudge.v1.Snapshot.$Shape
             */

            /**
             * Constructs a new Snapshot.
             * @memberof nudge.v1
             * @classdesc Represents a Snapshot.
             * @constructor
             * @param {nudge.v1.Snapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Snapshot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link nudge.v1.Snapshot.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Snapshot
             * @static
             * @param {nudge.v1.Snapshot.$Properties} message Snapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Snapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Snapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Snapshot & nudge.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Snapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Snapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Snapshot;
        })();

        v1.Restore = (function() {

            /**
             * Properties of a Restore.
             * @typedef {Object} nudge.v1.Restore.$Properties
             * @property {number|null} [offset] Restore offset
             * @property {number|null} [count] Restore count
             * @property {number|null} [total] Restore total
             * @property {Uint8Array|null} [data] Restore data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Restore.
             * @memberof nudge.v1
             * @interface IRestore
             * @augments nudge.v1.Restore.$Properties
             * @deprecated Use nudge.v1.Restore.$Properties instead.
             */

            /**
             * Shape of a Restore.
             * @typedef {nudge.v1.Restore.$Properties} nudge.v1.Restore.$Shape
             */

            /**
             * Constructs a new Restore.
             * @memberof nudge.v1
             * @classdesc Represents a Restore.
             * @constructor
             * @param {nudge.v1.Restore.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Restore = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Restore offset.
             * @member {number} offset
             * @memberof nudge.v1.Restore
             * @instance
             */
            Restore.prototype.offset = 0;

            /**
             * Restore count.
             * @member {number} count
             * @memberof nudge.v1.Restore
             * @instance
             */
            Restore.prototype.count = 0;

            /**
             * Restore total.
             * @member {number} total
             * @memberof nudge.v1.Restore
             * @instance
             */
            Restore.prototype.total = 0;

            /**
             * Restore data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.Restore
             * @instance
             */
            Restore.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified Restore message. Does not implicitly {@link nudge.v1.Restore.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Restore
             * @static
             * @param {nudge.v1.Restore.$Properties} message Restore message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Restore.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.total);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Restore message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Restore
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Restore & nudge.v1.Restore.$Shape} Restore
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Restore.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Restore();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Restore;
        })();

        /**
         * Element enum.
         * @name nudge.v1.Element
         * @enum {number}
         * @property {number} ELEMENT_UNSPECIFIED=0 ELEMENT_UNSPECIFIED value
         * @property {number} ELEMENT_FLOAT32=1 ELEMENT_FLOAT32 value
         * @property {number} ELEMENT_INT16=2 ELEMENT_INT16 value
         * @property {number} ELEMENT_INT8=3 ELEMENT_INT8 value
         * @property {number} ELEMENT_UINT8=4 ELEMENT_UINT8 value
         * @property {number} ELEMENT_UINT16=5 ELEMENT_UINT16 value
         * @property {number} ELEMENT_UINT32=6 ELEMENT_UINT32 value
         */
        v1.Element = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ELEMENT_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ELEMENT_FLOAT32"] = 1;
            values[valuesById[2] = "ELEMENT_INT16"] = 2;
            values[valuesById[3] = "ELEMENT_INT8"] = 3;
            values[valuesById[4] = "ELEMENT_UINT8"] = 4;
            values[valuesById[5] = "ELEMENT_UINT16"] = 5;
            values[valuesById[6] = "ELEMENT_UINT32"] = 6;
            return values;
        })();

        /**
         * SpikeLayout enum.
         * @name nudge.v1.SpikeLayout
         * @enum {number}
         * @property {number} SPIKE_LAYOUT_UNSPECIFIED=0 SPIKE_LAYOUT_UNSPECIFIED value
         * @property {number} SPIKE_LAYOUT_AER=1 SPIKE_LAYOUT_AER value
         * @property {number} SPIKE_LAYOUT_GAP=2 SPIKE_LAYOUT_GAP value
         * @property {number} SPIKE_LAYOUT_BITMAP=3 SPIKE_LAYOUT_BITMAP value
         */
        v1.SpikeLayout = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SPIKE_LAYOUT_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SPIKE_LAYOUT_AER"] = 1;
            values[valuesById[2] = "SPIKE_LAYOUT_GAP"] = 2;
            values[valuesById[3] = "SPIKE_LAYOUT_BITMAP"] = 3;
            return values;
        })();

        /**
         * FormatKind enum.
         * @name nudge.v1.FormatKind
         * @enum {number}
         * @property {number} FORMAT_KIND_UNSPECIFIED=0 FORMAT_KIND_UNSPECIFIED value
         * @property {number} FORMAT_KIND_FLOAT32=1 FORMAT_KIND_FLOAT32 value
         * @property {number} FORMAT_KIND_FIXED=2 FORMAT_KIND_FIXED value
         */
        v1.FormatKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "FORMAT_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "FORMAT_KIND_FLOAT32"] = 1;
            values[valuesById[2] = "FORMAT_KIND_FIXED"] = 2;
            return values;
        })();

        /**
         * Rounding enum.
         * @name nudge.v1.Rounding
         * @enum {number}
         * @property {number} ROUNDING_UNSPECIFIED=0 ROUNDING_UNSPECIFIED value
         * @property {number} ROUNDING_NEAREST=1 ROUNDING_NEAREST value
         * @property {number} ROUNDING_STOCHASTIC=2 ROUNDING_STOCHASTIC value
         */
        v1.Rounding = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ROUNDING_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ROUNDING_NEAREST"] = 1;
            values[valuesById[2] = "ROUNDING_STOCHASTIC"] = 2;
            return values;
        })();

        v1.NumberFormat = (function() {

            /**
             * Properties of a NumberFormat.
             * @typedef {Object} nudge.v1.NumberFormat.$Properties
             * @property {nudge.v1.FormatKind|null} [kind] NumberFormat kind
             * @property {number|null} [bits] NumberFormat bits
             * @property {number|null} [step] NumberFormat step
             * @property {nudge.v1.Rounding|null} [rounding] NumberFormat rounding
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NumberFormat.
             * @memberof nudge.v1
             * @interface INumberFormat
             * @augments nudge.v1.NumberFormat.$Properties
             * @deprecated Use nudge.v1.NumberFormat.$Properties instead.
             */

            /**
             * Shape of a NumberFormat.
             * @typedef {nudge.v1.NumberFormat.$Properties} nudge.v1.NumberFormat.$Shape
             */

            /**
             * Constructs a new NumberFormat.
             * @memberof nudge.v1
             * @classdesc Represents a NumberFormat.
             * @constructor
             * @param {nudge.v1.NumberFormat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NumberFormat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NumberFormat kind.
             * @member {nudge.v1.FormatKind} kind
             * @memberof nudge.v1.NumberFormat
             * @instance
             */
            NumberFormat.prototype.kind = 0;

            /**
             * NumberFormat bits.
             * @member {number} bits
             * @memberof nudge.v1.NumberFormat
             * @instance
             */
            NumberFormat.prototype.bits = 0;

            /**
             * NumberFormat step.
             * @member {number} step
             * @memberof nudge.v1.NumberFormat
             * @instance
             */
            NumberFormat.prototype.step = 0;

            /**
             * NumberFormat rounding.
             * @member {nudge.v1.Rounding} rounding
             * @memberof nudge.v1.NumberFormat
             * @instance
             */
            NumberFormat.prototype.rounding = 0;

            /**
             * Encodes the specified NumberFormat message. Does not implicitly {@link nudge.v1.NumberFormat.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.NumberFormat
             * @static
             * @param {nudge.v1.NumberFormat.$Properties} message NumberFormat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NumberFormat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.bits != null && $Object.hasOwnProperty.call(message, "bits") && message.bits !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.bits);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && !$Object.is(message.step, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.step);
                if (message.rounding != null && $Object.hasOwnProperty.call(message, "rounding") && message.rounding !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.rounding);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NumberFormat message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.NumberFormat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.NumberFormat & nudge.v1.NumberFormat.$Shape} NumberFormat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NumberFormat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.NumberFormat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.bits = value;
                            else
                                delete message.bits;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.rounding = value;
                            else
                                delete message.rounding;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NumberFormat;
        })();

        /**
         * UnitKind enum.
         * @name nudge.v1.UnitKind
         * @enum {number}
         * @property {number} UNIT_KIND_UNSPECIFIED=0 UNIT_KIND_UNSPECIFIED value
         * @property {number} UNIT_KIND_SOURCE=1 UNIT_KIND_SOURCE value
         * @property {number} UNIT_KIND_SPIKING=2 UNIT_KIND_SPIKING value
         * @property {number} UNIT_KIND_CUBA=3 UNIT_KIND_CUBA value
         * @property {number} UNIT_KIND_RATE=4 UNIT_KIND_RATE value
         * @property {number} UNIT_KIND_RESISTIVE=5 UNIT_KIND_RESISTIVE value
         */
        v1.UnitKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "UNIT_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "UNIT_KIND_SOURCE"] = 1;
            values[valuesById[2] = "UNIT_KIND_SPIKING"] = 2;
            values[valuesById[3] = "UNIT_KIND_CUBA"] = 3;
            values[valuesById[4] = "UNIT_KIND_RATE"] = 4;
            values[valuesById[5] = "UNIT_KIND_RESISTIVE"] = 5;
            return values;
        })();

        /**
         * Encoder enum.
         * @name nudge.v1.Encoder
         * @enum {number}
         * @property {number} ENCODER_UNSPECIFIED=0 ENCODER_UNSPECIFIED value
         * @property {number} ENCODER_REGULAR=1 ENCODER_REGULAR value
         * @property {number} ENCODER_BERNOULLI=2 ENCODER_BERNOULLI value
         * @property {number} ENCODER_EVENTS=3 ENCODER_EVENTS value
         */
        v1.Encoder = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ENCODER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ENCODER_REGULAR"] = 1;
            values[valuesById[2] = "ENCODER_BERNOULLI"] = 2;
            values[valuesById[3] = "ENCODER_EVENTS"] = 3;
            return values;
        })();

        /**
         * Reset enum.
         * @name nudge.v1.Reset
         * @enum {number}
         * @property {number} RESET_UNSPECIFIED=0 RESET_UNSPECIFIED value
         * @property {number} RESET_SUBTRACT=1 RESET_SUBTRACT value
         * @property {number} RESET_ZERO=2 RESET_ZERO value
         */
        v1.Reset = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RESET_UNSPECIFIED"] = 0;
            values[valuesById[1] = "RESET_SUBTRACT"] = 1;
            values[valuesById[2] = "RESET_ZERO"] = 2;
            return values;
        })();

        v1.Unit = (function() {

            /**
             * Properties of a Unit.
             * @typedef {Object} nudge.v1.Unit.$Properties
             * @property {nudge.v1.SourceUnit.$Properties|null} [source] Unit source
             * @property {nudge.v1.SpikingUnit.$Properties|null} [spiking] Unit spiking
             * @property {nudge.v1.CubaUnit.$Properties|null} [cuba] Unit cuba
             * @property {nudge.v1.RateUnit.$Properties|null} [rate] Unit rate
             * @property {nudge.v1.ResistiveUnit.$Properties|null} [resistive] Unit resistive
             * @property {"source"|"spiking"|"cuba"|"rate"|"resistive"} [kind] Unit kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Unit.
             * @memberof nudge.v1
             * @interface IUnit
             * @augments nudge.v1.Unit.$Properties
             * @deprecated Use nudge.v1.Unit.$Properties instead.
             */

            /**
             * Narrowed shape of a Unit.
             * @typedef {{
             *   source?: nudge.v1.SourceUnit.$Shape|null;
             *   spiking?: nudge.v1.SpikingUnit.$Shape|null;
             *   cuba?: nudge.v1.CubaUnit.$Shape|null;
             *   rate?: nudge.v1.RateUnit.$Shape|null;
             *   resistive?: nudge.v1.ResistiveUnit.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; source?: null; spiking?: null; cuba?: null; rate?: null; resistive?: null }|{ kind?: "source"; source: nudge.v1.SourceUnit.$Shape; spiking?: null; cuba?: null; rate?: null; resistive?: null }|{ kind?: "spiking"; source?: null; spiking: nudge.v1.SpikingUnit.$Shape; cuba?: null; rate?: null; resistive?: null }|{ kind?: "cuba"; source?: null; spiking?: null; cuba: nudge.v1.CubaUnit.$Shape; rate?: null; resistive?: null }|{ kind?: "rate"; source?: null; spiking?: null; cuba?: null; rate: nudge.v1.RateUnit.$Shape; resistive?: null }|{ kind?: "resistive"; source?: null; spiking?: null; cuba?: null; rate?: null; resistive: nudge.v1.ResistiveUnit.$Shape })
             * )} nudge.v1.Unit.$Shape
             */

            /**
             * Constructs a new Unit.
             * @memberof nudge.v1
             * @classdesc Represents a Unit.
             * @constructor
             * @param {nudge.v1.Unit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Unit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Unit source.
             * @member {nudge.v1.SourceUnit.$Properties|null|undefined} source
             * @memberof nudge.v1.Unit
             * @instance
             */
            Unit.prototype.source = null;

            /**
             * Unit spiking.
             * @member {nudge.v1.SpikingUnit.$Properties|null|undefined} spiking
             * @memberof nudge.v1.Unit
             * @instance
             */
            Unit.prototype.spiking = null;

            /**
             * Unit cuba.
             * @member {nudge.v1.CubaUnit.$Properties|null|undefined} cuba
             * @memberof nudge.v1.Unit
             * @instance
             */
            Unit.prototype.cuba = null;

            /**
             * Unit rate.
             * @member {nudge.v1.RateUnit.$Properties|null|undefined} rate
             * @memberof nudge.v1.Unit
             * @instance
             */
            Unit.prototype.rate = null;

            /**
             * Unit resistive.
             * @member {nudge.v1.ResistiveUnit.$Properties|null|undefined} resistive
             * @memberof nudge.v1.Unit
             * @instance
             */
            Unit.prototype.resistive = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Unit kind.
             * @member {"source"|"spiking"|"cuba"|"rate"|"resistive"|undefined} kind
             * @memberof nudge.v1.Unit
             * @instance
             */
            $Object.defineProperty(Unit.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["source", "spiking", "cuba", "rate", "resistive"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Unit message. Does not implicitly {@link nudge.v1.Unit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Unit
             * @static
             * @param {nudge.v1.Unit.$Properties} message Unit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Unit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    $root.nudge.v1.SourceUnit.encode(message.source, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.spiking != null && $Object.hasOwnProperty.call(message, "spiking"))
                    $root.nudge.v1.SpikingUnit.encode(message.spiking, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.cuba != null && $Object.hasOwnProperty.call(message, "cuba"))
                    $root.nudge.v1.CubaUnit.encode(message.cuba, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.rate != null && $Object.hasOwnProperty.call(message, "rate"))
                    $root.nudge.v1.RateUnit.encode(message.rate, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.resistive != null && $Object.hasOwnProperty.call(message, "resistive"))
                    $root.nudge.v1.ResistiveUnit.encode(message.resistive, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Unit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Unit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Unit & nudge.v1.Unit.$Shape} Unit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Unit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Unit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.source = $root.nudge.v1.SourceUnit.decode(reader, reader.size(), $undefined, _depth + 1, message.source);
                            message.kind = "source";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.spiking = $root.nudge.v1.SpikingUnit.decode(reader, reader.size(), $undefined, _depth + 1, message.spiking);
                            message.kind = "spiking";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.cuba = $root.nudge.v1.CubaUnit.decode(reader, reader.size(), $undefined, _depth + 1, message.cuba);
                            message.kind = "cuba";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.rate = $root.nudge.v1.RateUnit.decode(reader, reader.size(), $undefined, _depth + 1, message.rate);
                            message.kind = "rate";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.resistive = $root.nudge.v1.ResistiveUnit.decode(reader, reader.size(), $undefined, _depth + 1, message.resistive);
                            message.kind = "resistive";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Unit;
        })();

        v1.SourceUnit = (function() {

            /**
             * Properties of a SourceUnit.
             * @typedef {Object} nudge.v1.SourceUnit.$Properties
             * @property {nudge.v1.Encoder|null} [encoder] SourceUnit encoder
             * @property {number|null} [maxRate] SourceUnit maxRate
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SourceUnit.
             * @memberof nudge.v1
             * @interface ISourceUnit
             * @augments nudge.v1.SourceUnit.$Properties
             * @deprecated Use nudge.v1.SourceUnit.$Properties instead.
             */

            /**
             * Shape of a SourceUnit.
             * @typedef {nudge.v1.SourceUnit.$Properties} nudge.v1.SourceUnit.$Shape
             */

            /**
             * Constructs a new SourceUnit.
             * @memberof nudge.v1
             * @classdesc Represents a SourceUnit.
             * @constructor
             * @param {nudge.v1.SourceUnit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SourceUnit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SourceUnit encoder.
             * @member {nudge.v1.Encoder} encoder
             * @memberof nudge.v1.SourceUnit
             * @instance
             */
            SourceUnit.prototype.encoder = 0;

            /**
             * SourceUnit maxRate.
             * @member {number} maxRate
             * @memberof nudge.v1.SourceUnit
             * @instance
             */
            SourceUnit.prototype.maxRate = 0;

            /**
             * Encodes the specified SourceUnit message. Does not implicitly {@link nudge.v1.SourceUnit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.SourceUnit
             * @static
             * @param {nudge.v1.SourceUnit.$Properties} message SourceUnit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SourceUnit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.encoder != null && $Object.hasOwnProperty.call(message, "encoder") && message.encoder !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.encoder);
                if (message.maxRate != null && $Object.hasOwnProperty.call(message, "maxRate") && !$Object.is(message.maxRate, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.maxRate);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SourceUnit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.SourceUnit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.SourceUnit & nudge.v1.SourceUnit.$Shape} SourceUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SourceUnit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.SourceUnit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.encoder = value;
                            else
                                delete message.encoder;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.maxRate = value;
                            else
                                delete message.maxRate;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SourceUnit;
        })();

        v1.SpikingUnit = (function() {

            /**
             * Properties of a SpikingUnit.
             * @typedef {Object} nudge.v1.SpikingUnit.$Properties
             * @property {number|null} [leak] SpikingUnit leak
             * @property {number|null} [threshold] SpikingUnit threshold
             * @property {nudge.v1.Reset|null} [reset] SpikingUnit reset
             * @property {number|null} [refractoryTicks] SpikingUnit refractoryTicks
             * @property {number|null} [floor] SpikingUnit floor
             * @property {number|null} [ceiling] SpikingUnit ceiling
             * @property {number|null} [initialPotential] SpikingUnit initialPotential
             * @property {number|null} [inputGain] SpikingUnit inputGain
             * @property {number|null} [rateTicks] SpikingUnit rateTicks
             * @property {number|null} [accelerationTicks] SpikingUnit accelerationTicks
             * @property {number|null} [accelerationThreshold] SpikingUnit accelerationThreshold
             * @property {number|null} [triggerDelayTicks] SpikingUnit triggerDelayTicks
             * @property {number|null} [biasLearningRate] SpikingUnit biasLearningRate
             * @property {nudge.v1.NumberFormat.$Properties|null} [membrane] SpikingUnit membrane
             * @property {nudge.v1.NumberFormat.$Properties|null} [trace] SpikingUnit trace
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SpikingUnit.
             * @memberof nudge.v1
             * @interface ISpikingUnit
             * @augments nudge.v1.SpikingUnit.$Properties
             * @deprecated Use nudge.v1.SpikingUnit.$Properties instead.
             */

            /**
             * Shape of a SpikingUnit.
             * @typedef {nudge.v1.SpikingUnit.$Properties} nudge.v1.SpikingUnit.$Shape
             */

            /**
             * Constructs a new SpikingUnit.
             * @memberof nudge.v1
             * @classdesc Represents a SpikingUnit.
             * @constructor
             * @param {nudge.v1.SpikingUnit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SpikingUnit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SpikingUnit leak.
             * @member {number} leak
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.leak = 0;

            /**
             * SpikingUnit threshold.
             * @member {number} threshold
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.threshold = 0;

            /**
             * SpikingUnit reset.
             * @member {nudge.v1.Reset} reset
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.reset = 0;

            /**
             * SpikingUnit refractoryTicks.
             * @member {number} refractoryTicks
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.refractoryTicks = 0;

            /**
             * SpikingUnit floor.
             * @member {number} floor
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.floor = 0;

            /**
             * SpikingUnit ceiling.
             * @member {number} ceiling
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.ceiling = 0;

            /**
             * SpikingUnit initialPotential.
             * @member {number} initialPotential
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.initialPotential = 0;

            /**
             * SpikingUnit inputGain.
             * @member {number} inputGain
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.inputGain = 0;

            /**
             * SpikingUnit rateTicks.
             * @member {number} rateTicks
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.rateTicks = 0;

            /**
             * SpikingUnit accelerationTicks.
             * @member {number} accelerationTicks
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.accelerationTicks = 0;

            /**
             * SpikingUnit accelerationThreshold.
             * @member {number} accelerationThreshold
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.accelerationThreshold = 0;

            /**
             * SpikingUnit triggerDelayTicks.
             * @member {number} triggerDelayTicks
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.triggerDelayTicks = 0;

            /**
             * SpikingUnit biasLearningRate.
             * @member {number} biasLearningRate
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.biasLearningRate = 0;

            /**
             * SpikingUnit membrane.
             * @member {nudge.v1.NumberFormat.$Properties|null|undefined} membrane
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.membrane = null;

            /**
             * SpikingUnit trace.
             * @member {nudge.v1.NumberFormat.$Properties|null|undefined} trace
             * @memberof nudge.v1.SpikingUnit
             * @instance
             */
            SpikingUnit.prototype.trace = null;

            /**
             * Encodes the specified SpikingUnit message. Does not implicitly {@link nudge.v1.SpikingUnit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.SpikingUnit
             * @static
             * @param {nudge.v1.SpikingUnit.$Properties} message SpikingUnit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SpikingUnit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leak != null && $Object.hasOwnProperty.call(message, "leak") && !$Object.is(message.leak, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.leak);
                if (message.threshold != null && $Object.hasOwnProperty.call(message, "threshold") && !$Object.is(message.threshold, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.threshold);
                if (message.reset != null && $Object.hasOwnProperty.call(message, "reset") && message.reset !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.reset);
                if (message.refractoryTicks != null && $Object.hasOwnProperty.call(message, "refractoryTicks") && message.refractoryTicks !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.refractoryTicks);
                if (message.floor != null && $Object.hasOwnProperty.call(message, "floor") && !$Object.is(message.floor, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.floor);
                if (message.ceiling != null && $Object.hasOwnProperty.call(message, "ceiling") && !$Object.is(message.ceiling, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.ceiling);
                if (message.initialPotential != null && $Object.hasOwnProperty.call(message, "initialPotential") && !$Object.is(message.initialPotential, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.initialPotential);
                if (message.inputGain != null && $Object.hasOwnProperty.call(message, "inputGain") && !$Object.is(message.inputGain, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.inputGain);
                if (message.rateTicks != null && $Object.hasOwnProperty.call(message, "rateTicks") && !$Object.is(message.rateTicks, 0))
                    writer.uint32(/* id 9, wireType 1 =*/73).double(message.rateTicks);
                if (message.accelerationTicks != null && $Object.hasOwnProperty.call(message, "accelerationTicks") && !$Object.is(message.accelerationTicks, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.accelerationTicks);
                if (message.accelerationThreshold != null && $Object.hasOwnProperty.call(message, "accelerationThreshold") && !$Object.is(message.accelerationThreshold, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.accelerationThreshold);
                if (message.triggerDelayTicks != null && $Object.hasOwnProperty.call(message, "triggerDelayTicks") && message.triggerDelayTicks !== 0)
                    writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.triggerDelayTicks);
                if (message.biasLearningRate != null && $Object.hasOwnProperty.call(message, "biasLearningRate") && !$Object.is(message.biasLearningRate, 0))
                    writer.uint32(/* id 13, wireType 1 =*/105).double(message.biasLearningRate);
                if (message.membrane != null && $Object.hasOwnProperty.call(message, "membrane"))
                    $root.nudge.v1.NumberFormat.encode(message.membrane, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.trace != null && $Object.hasOwnProperty.call(message, "trace"))
                    $root.nudge.v1.NumberFormat.encode(message.trace, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SpikingUnit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.SpikingUnit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.SpikingUnit & nudge.v1.SpikingUnit.$Shape} SpikingUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SpikingUnit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.SpikingUnit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.leak = value;
                            else
                                delete message.leak;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.threshold = value;
                            else
                                delete message.threshold;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reset = value;
                            else
                                delete message.reset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.refractoryTicks = value;
                            else
                                delete message.refractoryTicks;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.floor = value;
                            else
                                delete message.floor;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.ceiling = value;
                            else
                                delete message.ceiling;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.initialPotential = value;
                            else
                                delete message.initialPotential;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.inputGain = value;
                            else
                                delete message.inputGain;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rateTicks = value;
                            else
                                delete message.rateTicks;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.accelerationTicks = value;
                            else
                                delete message.accelerationTicks;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.accelerationThreshold = value;
                            else
                                delete message.accelerationThreshold;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.triggerDelayTicks = value;
                            else
                                delete message.triggerDelayTicks;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.biasLearningRate = value;
                            else
                                delete message.biasLearningRate;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.membrane = $root.nudge.v1.NumberFormat.decode(reader, reader.size(), $undefined, _depth + 1, message.membrane);
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.trace = $root.nudge.v1.NumberFormat.decode(reader, reader.size(), $undefined, _depth + 1, message.trace);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SpikingUnit;
        })();

        v1.CubaUnit = (function() {

            /**
             * Properties of a CubaUnit.
             * @typedef {Object} nudge.v1.CubaUnit.$Properties
             * @property {number|null} [membraneTicks] CubaUnit membraneTicks
             * @property {Array.<number>|null} [currentTicks] CubaUnit currentTicks
             * @property {number|null} [rest] CubaUnit rest
             * @property {number|null} [threshold] CubaUnit threshold
             * @property {number|null} [resetTo] CubaUnit resetTo
             * @property {number|null} [refractoryTicks] CubaUnit refractoryTicks
             * @property {number|null} [initialLow] CubaUnit initialLow
             * @property {number|null} [initialHigh] CubaUnit initialHigh
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CubaUnit.
             * @memberof nudge.v1
             * @interface ICubaUnit
             * @augments nudge.v1.CubaUnit.$Properties
             * @deprecated Use nudge.v1.CubaUnit.$Properties instead.
             */

            /**
             * Shape of a CubaUnit.
             * @typedef {nudge.v1.CubaUnit.$Properties} nudge.v1.CubaUnit.$Shape
             */

            /**
             * Constructs a new CubaUnit.
             * @memberof nudge.v1
             * @classdesc Represents a CubaUnit.
             * @constructor
             * @param {nudge.v1.CubaUnit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CubaUnit = function (properties) {
                this.currentTicks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CubaUnit membraneTicks.
             * @member {number} membraneTicks
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.membraneTicks = 0;

            /**
             * CubaUnit currentTicks.
             * @member {Array.<number>} currentTicks
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.currentTicks = $util.emptyArray;

            /**
             * CubaUnit rest.
             * @member {number} rest
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.rest = 0;

            /**
             * CubaUnit threshold.
             * @member {number} threshold
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.threshold = 0;

            /**
             * CubaUnit resetTo.
             * @member {number} resetTo
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.resetTo = 0;

            /**
             * CubaUnit refractoryTicks.
             * @member {number} refractoryTicks
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.refractoryTicks = 0;

            /**
             * CubaUnit initialLow.
             * @member {number} initialLow
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.initialLow = 0;

            /**
             * CubaUnit initialHigh.
             * @member {number} initialHigh
             * @memberof nudge.v1.CubaUnit
             * @instance
             */
            CubaUnit.prototype.initialHigh = 0;

            /**
             * Encodes the specified CubaUnit message. Does not implicitly {@link nudge.v1.CubaUnit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.CubaUnit
             * @static
             * @param {nudge.v1.CubaUnit.$Properties} message CubaUnit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CubaUnit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.membraneTicks != null && $Object.hasOwnProperty.call(message, "membraneTicks") && !$Object.is(message.membraneTicks, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.membraneTicks);
                if (message.currentTicks != null && message.currentTicks.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).doubles(message.currentTicks);
                if (message.rest != null && $Object.hasOwnProperty.call(message, "rest") && !$Object.is(message.rest, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.rest);
                if (message.threshold != null && $Object.hasOwnProperty.call(message, "threshold") && !$Object.is(message.threshold, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.threshold);
                if (message.resetTo != null && $Object.hasOwnProperty.call(message, "resetTo") && !$Object.is(message.resetTo, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.resetTo);
                if (message.refractoryTicks != null && $Object.hasOwnProperty.call(message, "refractoryTicks") && message.refractoryTicks !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.refractoryTicks);
                if (message.initialLow != null && $Object.hasOwnProperty.call(message, "initialLow") && !$Object.is(message.initialLow, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.initialLow);
                if (message.initialHigh != null && $Object.hasOwnProperty.call(message, "initialHigh") && !$Object.is(message.initialHigh, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.initialHigh);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CubaUnit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.CubaUnit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.CubaUnit & nudge.v1.CubaUnit.$Shape} CubaUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CubaUnit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.CubaUnit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.membraneTicks = value;
                            else
                                delete message.membraneTicks;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.currentTicks && message.currentTicks.length))
                                    message.currentTicks = [];
                                reader.doubles(message.currentTicks);
                                continue;
                            }
                            if (wireType !== 1)
                                break;
                            if (!(message.currentTicks && message.currentTicks.length))
                                message.currentTicks = [];
                            message.currentTicks.push(reader.double());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rest = value;
                            else
                                delete message.rest;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.threshold = value;
                            else
                                delete message.threshold;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.resetTo = value;
                            else
                                delete message.resetTo;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.refractoryTicks = value;
                            else
                                delete message.refractoryTicks;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.initialLow = value;
                            else
                                delete message.initialLow;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.initialHigh = value;
                            else
                                delete message.initialHigh;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CubaUnit;
        })();

        /**
         * Activation enum.
         * @name nudge.v1.Activation
         * @enum {number}
         * @property {number} ACTIVATION_UNSPECIFIED=0 ACTIVATION_UNSPECIFIED value
         * @property {number} ACTIVATION_LINEAR=1 ACTIVATION_LINEAR value
         * @property {number} ACTIVATION_HARD_SIGMOID=2 ACTIVATION_HARD_SIGMOID value
         * @property {number} ACTIVATION_HALF_SIGMOID=3 ACTIVATION_HALF_SIGMOID value
         * @property {number} ACTIVATION_SIGMOID=4 ACTIVATION_SIGMOID value
         * @property {number} ACTIVATION_TANH=5 ACTIVATION_TANH value
         * @property {number} ACTIVATION_SOFTMAX=6 ACTIVATION_SOFTMAX value
         * @property {number} ACTIVATION_BINARY=7 ACTIVATION_BINARY value
         */
        v1.Activation = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ACTIVATION_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ACTIVATION_LINEAR"] = 1;
            values[valuesById[2] = "ACTIVATION_HARD_SIGMOID"] = 2;
            values[valuesById[3] = "ACTIVATION_HALF_SIGMOID"] = 3;
            values[valuesById[4] = "ACTIVATION_SIGMOID"] = 4;
            values[valuesById[5] = "ACTIVATION_TANH"] = 5;
            values[valuesById[6] = "ACTIVATION_SOFTMAX"] = 6;
            values[valuesById[7] = "ACTIVATION_BINARY"] = 7;
            return values;
        })();

        /**
         * Dynamics enum.
         * @name nudge.v1.Dynamics
         * @enum {number}
         * @property {number} DYNAMICS_UNSPECIFIED=0 DYNAMICS_UNSPECIFIED value
         * @property {number} DYNAMICS_FIXED_POINT=1 DYNAMICS_FIXED_POINT value
         * @property {number} DYNAMICS_EULER=2 DYNAMICS_EULER value
         * @property {number} DYNAMICS_MINIMISE=3 DYNAMICS_MINIMISE value
         */
        v1.Dynamics = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DYNAMICS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DYNAMICS_FIXED_POINT"] = 1;
            values[valuesById[2] = "DYNAMICS_EULER"] = 2;
            values[valuesById[3] = "DYNAMICS_MINIMISE"] = 3;
            return values;
        })();

        /**
         * Order enum.
         * @name nudge.v1.Order
         * @enum {number}
         * @property {number} ORDER_UNSPECIFIED=0 ORDER_UNSPECIFIED value
         * @property {number} ORDER_SYNCHRONOUS=1 ORDER_SYNCHRONOUS value
         * @property {number} ORDER_ASYNCHRONOUS=2 ORDER_ASYNCHRONOUS value
         * @property {number} ORDER_FORWARD=3 ORDER_FORWARD value
         * @property {number} ORDER_BACKWARD=4 ORDER_BACKWARD value
         */
        v1.Order = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ORDER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ORDER_SYNCHRONOUS"] = 1;
            values[valuesById[2] = "ORDER_ASYNCHRONOUS"] = 2;
            values[valuesById[3] = "ORDER_FORWARD"] = 3;
            values[valuesById[4] = "ORDER_BACKWARD"] = 4;
            return values;
        })();

        /**
         * NudgePlace enum.
         * @name nudge.v1.NudgePlace
         * @enum {number}
         * @property {number} NUDGE_PLACE_UNSPECIFIED=0 NUDGE_PLACE_UNSPECIFIED value
         * @property {number} NUDGE_PLACE_INSIDE=1 NUDGE_PLACE_INSIDE value
         * @property {number} NUDGE_PLACE_OUTSIDE=2 NUDGE_PLACE_OUTSIDE value
         */
        v1.NudgePlace = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NUDGE_PLACE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "NUDGE_PLACE_INSIDE"] = 1;
            values[valuesById[2] = "NUDGE_PLACE_OUTSIDE"] = 2;
            return values;
        })();

        /**
         * Sends enum.
         * @name nudge.v1.Sends
         * @enum {number}
         * @property {number} SENDS_UNSPECIFIED=0 SENDS_UNSPECIFIED value
         * @property {number} SENDS_ALL=1 SENDS_ALL value
         * @property {number} SENDS_CHANGES=2 SENDS_CHANGES value
         */
        v1.Sends = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SENDS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SENDS_ALL"] = 1;
            values[valuesById[2] = "SENDS_CHANGES"] = 2;
            return values;
        })();

        v1.RateUnit = (function() {

            /**
             * Properties of a RateUnit.
             * @typedef {Object} nudge.v1.RateUnit.$Properties
             * @property {nudge.v1.Activation|null} [activation] RateUnit activation
             * @property {nudge.v1.Dynamics|null} [dynamics] RateUnit dynamics
             * @property {nudge.v1.Order|null} [order] RateUnit order
             * @property {number|null} [step] RateUnit step
             * @property {boolean|null} [clipped] RateUnit clipped
             * @property {nudge.v1.NudgePlace|null} [nudge] RateUnit nudge
             * @property {number|null} [biasLearningRate] RateUnit biasLearningRate
             * @property {number|null} [batch] RateUnit batch
             * @property {boolean|null} [biasPerChannel] RateUnit biasPerChannel
             * @property {number|null} [momentum] RateUnit momentum
             * @property {number|null} [weightDecay] RateUnit weightDecay
             * @property {number|null} [history] RateUnit history
             * @property {nudge.v1.Sends|null} [sends] RateUnit sends
             * @property {number|null} [sendsAbove] RateUnit sendsAbove
             * @property {number|null} [start] RateUnit start
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RateUnit.
             * @memberof nudge.v1
             * @interface IRateUnit
             * @augments nudge.v1.RateUnit.$Properties
             * @deprecated Use nudge.v1.RateUnit.$Properties instead.
             */

            /**
             * Shape of a RateUnit.
             * @typedef {nudge.v1.RateUnit.$Properties} nudge.v1.RateUnit.$Shape
             */

            /**
             * Constructs a new RateUnit.
             * @memberof nudge.v1
             * @classdesc Represents a RateUnit.
             * @constructor
             * @param {nudge.v1.RateUnit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RateUnit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RateUnit activation.
             * @member {nudge.v1.Activation} activation
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.activation = 0;

            /**
             * RateUnit dynamics.
             * @member {nudge.v1.Dynamics} dynamics
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.dynamics = 0;

            /**
             * RateUnit order.
             * @member {nudge.v1.Order} order
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.order = 0;

            /**
             * RateUnit step.
             * @member {number} step
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.step = 0;

            /**
             * RateUnit clipped.
             * @member {boolean} clipped
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.clipped = false;

            /**
             * RateUnit nudge.
             * @member {nudge.v1.NudgePlace} nudge
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.nudge = 0;

            /**
             * RateUnit biasLearningRate.
             * @member {number} biasLearningRate
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.biasLearningRate = 0;

            /**
             * RateUnit batch.
             * @member {number} batch
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.batch = 0;

            /**
             * RateUnit biasPerChannel.
             * @member {boolean} biasPerChannel
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.biasPerChannel = false;

            /**
             * RateUnit momentum.
             * @member {number} momentum
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.momentum = 0;

            /**
             * RateUnit weightDecay.
             * @member {number} weightDecay
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.weightDecay = 0;

            /**
             * RateUnit history.
             * @member {number} history
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.history = 0;

            /**
             * RateUnit sends.
             * @member {nudge.v1.Sends} sends
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.sends = 0;

            /**
             * RateUnit sendsAbove.
             * @member {number} sendsAbove
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.sendsAbove = 0;

            /**
             * RateUnit start.
             * @member {number} start
             * @memberof nudge.v1.RateUnit
             * @instance
             */
            RateUnit.prototype.start = 0;

            /**
             * Encodes the specified RateUnit message. Does not implicitly {@link nudge.v1.RateUnit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.RateUnit
             * @static
             * @param {nudge.v1.RateUnit.$Properties} message RateUnit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RateUnit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.activation != null && $Object.hasOwnProperty.call(message, "activation") && message.activation !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.activation);
                if (message.dynamics != null && $Object.hasOwnProperty.call(message, "dynamics") && message.dynamics !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.dynamics);
                if (message.order != null && $Object.hasOwnProperty.call(message, "order") && message.order !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.order);
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && !$Object.is(message.step, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.step);
                if (message.clipped != null && $Object.hasOwnProperty.call(message, "clipped") && message.clipped !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.clipped);
                if (message.nudge != null && $Object.hasOwnProperty.call(message, "nudge") && message.nudge !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.nudge);
                if (message.biasLearningRate != null && $Object.hasOwnProperty.call(message, "biasLearningRate") && !$Object.is(message.biasLearningRate, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.biasLearningRate);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch") && message.batch !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.batch);
                if (message.biasPerChannel != null && $Object.hasOwnProperty.call(message, "biasPerChannel") && message.biasPerChannel !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.biasPerChannel);
                if (message.momentum != null && $Object.hasOwnProperty.call(message, "momentum") && !$Object.is(message.momentum, 0))
                    writer.uint32(/* id 10, wireType 1 =*/81).double(message.momentum);
                if (message.weightDecay != null && $Object.hasOwnProperty.call(message, "weightDecay") && !$Object.is(message.weightDecay, 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).double(message.weightDecay);
                if (message.history != null && $Object.hasOwnProperty.call(message, "history") && message.history !== 0)
                    writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.history);
                if (message.sends != null && $Object.hasOwnProperty.call(message, "sends") && message.sends !== 0)
                    writer.uint32(/* id 15, wireType 0 =*/120).int32(message.sends);
                if (message.sendsAbove != null && $Object.hasOwnProperty.call(message, "sendsAbove") && !$Object.is(message.sendsAbove, 0))
                    writer.uint32(/* id 16, wireType 1 =*/129).double(message.sendsAbove);
                if (message.start != null && $Object.hasOwnProperty.call(message, "start") && !$Object.is(message.start, 0))
                    writer.uint32(/* id 17, wireType 1 =*/137).double(message.start);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RateUnit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.RateUnit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.RateUnit & nudge.v1.RateUnit.$Shape} RateUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RateUnit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.RateUnit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.activation = value;
                            else
                                delete message.activation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.dynamics = value;
                            else
                                delete message.dynamics;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.order = value;
                            else
                                delete message.order;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.clipped = value;
                            else
                                delete message.clipped;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.nudge = value;
                            else
                                delete message.nudge;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.biasLearningRate = value;
                            else
                                delete message.biasLearningRate;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.batch = value;
                            else
                                delete message.batch;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.biasPerChannel = value;
                            else
                                delete message.biasPerChannel;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.momentum = value;
                            else
                                delete message.momentum;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.weightDecay = value;
                            else
                                delete message.weightDecay;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.history = value;
                            else
                                delete message.history;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.sends = value;
                            else
                                delete message.sends;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sendsAbove = value;
                            else
                                delete message.sendsAbove;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.start = value;
                            else
                                delete message.start;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RateUnit;
        })();

        v1.ResistiveUnit = (function() {

            /**
             * Properties of a ResistiveUnit.
             * @typedef {Object} nudge.v1.ResistiveUnit.$Properties
             * @property {number|null} [gain] ResistiveUnit gain
             * @property {boolean|null} [mirrored] ResistiveUnit mirrored
             * @property {boolean|null} [diodes] ResistiveUnit diodes
             * @property {nudge.v1.Order|null} [order] ResistiveUnit order
             * @property {number|null} [biasLearningRate] ResistiveUnit biasLearningRate
             * @property {number|null} [batch] ResistiveUnit batch
             * @property {number|null} [diodeDrop] ResistiveUnit diodeDrop
             * @property {number|null} [noise] ResistiveUnit noise
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResistiveUnit.
             * @memberof nudge.v1
             * @interface IResistiveUnit
             * @augments nudge.v1.ResistiveUnit.$Properties
             * @deprecated Use nudge.v1.ResistiveUnit.$Properties instead.
             */

            /**
             * Shape of a ResistiveUnit.
             * @typedef {nudge.v1.ResistiveUnit.$Properties} nudge.v1.ResistiveUnit.$Shape
             */

            /**
             * Constructs a new ResistiveUnit.
             * @memberof nudge.v1
             * @classdesc Represents a ResistiveUnit.
             * @constructor
             * @param {nudge.v1.ResistiveUnit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResistiveUnit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResistiveUnit gain.
             * @member {number} gain
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.gain = 0;

            /**
             * ResistiveUnit mirrored.
             * @member {boolean} mirrored
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.mirrored = false;

            /**
             * ResistiveUnit diodes.
             * @member {boolean} diodes
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.diodes = false;

            /**
             * ResistiveUnit order.
             * @member {nudge.v1.Order} order
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.order = 0;

            /**
             * ResistiveUnit biasLearningRate.
             * @member {number} biasLearningRate
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.biasLearningRate = 0;

            /**
             * ResistiveUnit batch.
             * @member {number} batch
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.batch = 0;

            /**
             * ResistiveUnit diodeDrop.
             * @member {number} diodeDrop
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.diodeDrop = 0;

            /**
             * ResistiveUnit noise.
             * @member {number} noise
             * @memberof nudge.v1.ResistiveUnit
             * @instance
             */
            ResistiveUnit.prototype.noise = 0;

            /**
             * Encodes the specified ResistiveUnit message. Does not implicitly {@link nudge.v1.ResistiveUnit.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ResistiveUnit
             * @static
             * @param {nudge.v1.ResistiveUnit.$Properties} message ResistiveUnit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResistiveUnit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.gain != null && $Object.hasOwnProperty.call(message, "gain") && !$Object.is(message.gain, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.gain);
                if (message.mirrored != null && $Object.hasOwnProperty.call(message, "mirrored") && message.mirrored !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.mirrored);
                if (message.diodes != null && $Object.hasOwnProperty.call(message, "diodes") && message.diodes !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.diodes);
                if (message.order != null && $Object.hasOwnProperty.call(message, "order") && message.order !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.order);
                if (message.biasLearningRate != null && $Object.hasOwnProperty.call(message, "biasLearningRate") && !$Object.is(message.biasLearningRate, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.biasLearningRate);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch") && message.batch !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.batch);
                if (message.diodeDrop != null && $Object.hasOwnProperty.call(message, "diodeDrop") && !$Object.is(message.diodeDrop, 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).double(message.diodeDrop);
                if (message.noise != null && $Object.hasOwnProperty.call(message, "noise") && !$Object.is(message.noise, 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).double(message.noise);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResistiveUnit message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ResistiveUnit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ResistiveUnit & nudge.v1.ResistiveUnit.$Shape} ResistiveUnit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResistiveUnit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ResistiveUnit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.gain = value;
                            else
                                delete message.gain;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.mirrored = value;
                            else
                                delete message.mirrored;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.diodes = value;
                            else
                                delete message.diodes;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.order = value;
                            else
                                delete message.order;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.biasLearningRate = value;
                            else
                                delete message.biasLearningRate;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.batch = value;
                            else
                                delete message.batch;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.diodeDrop = value;
                            else
                                delete message.diodeDrop;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.noise = value;
                            else
                                delete message.noise;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ResistiveUnit;
        })();

        /**
         * Connectivity enum.
         * @name nudge.v1.Connectivity
         * @enum {number}
         * @property {number} CONNECTIVITY_UNSPECIFIED=0 CONNECTIVITY_UNSPECIFIED value
         * @property {number} CONNECTIVITY_DENSE=1 CONNECTIVITY_DENSE value
         * @property {number} CONNECTIVITY_SPARSE=2 CONNECTIVITY_SPARSE value
         * @property {number} CONNECTIVITY_CONVOLUTION=3 CONNECTIVITY_CONVOLUTION value
         */
        v1.Connectivity = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONNECTIVITY_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONNECTIVITY_DENSE"] = 1;
            values[valuesById[2] = "CONNECTIVITY_SPARSE"] = 2;
            values[valuesById[3] = "CONNECTIVITY_CONVOLUTION"] = 3;
            return values;
        })();

        /**
         * Pool enum.
         * @name nudge.v1.Pool
         * @enum {number}
         * @property {number} POOL_UNSPECIFIED=0 POOL_UNSPECIFIED value
         * @property {number} POOL_NONE=1 POOL_NONE value
         * @property {number} POOL_MAX=2 POOL_MAX value
         * @property {number} POOL_AVERAGE=3 POOL_AVERAGE value
         */
        v1.Pool = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "POOL_UNSPECIFIED"] = 0;
            values[valuesById[1] = "POOL_NONE"] = 1;
            values[valuesById[2] = "POOL_MAX"] = 2;
            values[valuesById[3] = "POOL_AVERAGE"] = 3;
            return values;
        })();

        /**
         * Storage enum.
         * @name nudge.v1.Storage
         * @enum {number}
         * @property {number} STORAGE_UNSPECIFIED=0 STORAGE_UNSPECIFIED value
         * @property {number} STORAGE_FLOAT32=1 STORAGE_FLOAT32 value
         * @property {number} STORAGE_INT16=2 STORAGE_INT16 value
         * @property {number} STORAGE_INT8=3 STORAGE_INT8 value
         */
        v1.Storage = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STORAGE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "STORAGE_FLOAT32"] = 1;
            values[valuesById[2] = "STORAGE_INT16"] = 2;
            values[valuesById[3] = "STORAGE_INT8"] = 3;
            return values;
        })();

        /**
         * Tensor enum.
         * @name nudge.v1.Tensor
         * @enum {number}
         * @property {number} TENSOR_UNSPECIFIED=0 TENSOR_UNSPECIFIED value
         * @property {number} TENSOR_WEIGHT=1 TENSOR_WEIGHT value
         * @property {number} TENSOR_BIAS=2 TENSOR_BIAS value
         * @property {number} TENSOR_ACCUMULATOR=3 TENSOR_ACCUMULATOR value
         * @property {number} TENSOR_HIDDEN=4 TENSOR_HIDDEN value
         * @property {number} TENSOR_PULSES=5 TENSOR_PULSES value
         * @property {number} TENSOR_BACKWARD=6 TENSOR_BACKWARD value
         */
        v1.Tensor = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "TENSOR_UNSPECIFIED"] = 0;
            values[valuesById[1] = "TENSOR_WEIGHT"] = 1;
            values[valuesById[2] = "TENSOR_BIAS"] = 2;
            values[valuesById[3] = "TENSOR_ACCUMULATOR"] = 3;
            values[valuesById[4] = "TENSOR_HIDDEN"] = 4;
            values[valuesById[5] = "TENSOR_PULSES"] = 5;
            values[valuesById[6] = "TENSOR_BACKWARD"] = 6;
            return values;
        })();

        /**
         * StateVariable enum.
         * @name nudge.v1.StateVariable
         * @enum {number}
         * @property {number} STATE_VARIABLE_UNSPECIFIED=0 STATE_VARIABLE_UNSPECIFIED value
         * @property {number} STATE_VARIABLE_POTENTIAL=1 STATE_VARIABLE_POTENTIAL value
         * @property {number} STATE_VARIABLE_RATE=2 STATE_VARIABLE_RATE value
         * @property {number} STATE_VARIABLE_ACCELERATION=3 STATE_VARIABLE_ACCELERATION value
         * @property {number} STATE_VARIABLE_COUNTS=4 STATE_VARIABLE_COUNTS value
         * @property {number} STATE_VARIABLE_ENERGY=5 STATE_VARIABLE_ENERGY value
         * @property {number} STATE_VARIABLE_SLOW_RATE=6 STATE_VARIABLE_SLOW_RATE value
         */
        v1.StateVariable = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STATE_VARIABLE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "STATE_VARIABLE_POTENTIAL"] = 1;
            values[valuesById[2] = "STATE_VARIABLE_RATE"] = 2;
            values[valuesById[3] = "STATE_VARIABLE_ACCELERATION"] = 3;
            values[valuesById[4] = "STATE_VARIABLE_COUNTS"] = 4;
            values[valuesById[5] = "STATE_VARIABLE_ENERGY"] = 5;
            values[valuesById[6] = "STATE_VARIABLE_SLOW_RATE"] = 6;
            return values;
        })();

        /**
         * DriveKind enum.
         * @name nudge.v1.DriveKind
         * @enum {number}
         * @property {number} DRIVE_KIND_UNSPECIFIED=0 DRIVE_KIND_UNSPECIFIED value
         * @property {number} DRIVE_KIND_NUDGE=1 DRIVE_KIND_NUDGE value
         * @property {number} DRIVE_KIND_FORCE=2 DRIVE_KIND_FORCE value
         * @property {number} DRIVE_KIND_CLAMP=3 DRIVE_KIND_CLAMP value
         * @property {number} DRIVE_KIND_COUPLE=4 DRIVE_KIND_COUPLE value
         */
        v1.DriveKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DRIVE_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DRIVE_KIND_NUDGE"] = 1;
            values[valuesById[2] = "DRIVE_KIND_FORCE"] = 2;
            values[valuesById[3] = "DRIVE_KIND_CLAMP"] = 3;
            values[valuesById[4] = "DRIVE_KIND_COUPLE"] = 4;
            return values;
        })();

        /**
         * Plasticity enum.
         * @name nudge.v1.Plasticity
         * @enum {number}
         * @property {number} PLASTICITY_UNSPECIFIED=0 PLASTICITY_UNSPECIFIED value
         * @property {number} PLASTICITY_OFF=1 PLASTICITY_OFF value
         * @property {number} PLASTICITY_CONTINUAL=2 PLASTICITY_CONTINUAL value
         * @property {number} PLASTICITY_DEFERRED=3 PLASTICITY_DEFERRED value
         */
        v1.Plasticity = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PLASTICITY_UNSPECIFIED"] = 0;
            values[valuesById[1] = "PLASTICITY_OFF"] = 1;
            values[valuesById[2] = "PLASTICITY_CONTINUAL"] = 2;
            values[valuesById[3] = "PLASTICITY_DEFERRED"] = 3;
            return values;
        })();

        /**
         * Contrast enum.
         * @name nudge.v1.Contrast
         * @enum {number}
         * @property {number} CONTRAST_UNSPECIFIED=0 CONTRAST_UNSPECIFIED value
         * @property {number} CONTRAST_PRODUCTS=1 CONTRAST_PRODUCTS value
         * @property {number} CONTRAST_TARGET=2 CONTRAST_TARGET value
         */
        v1.Contrast = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONTRAST_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONTRAST_PRODUCTS"] = 1;
            values[valuesById[2] = "CONTRAST_TARGET"] = 2;
            return values;
        })();

        /**
         * Rule enum.
         * @name nudge.v1.Rule
         * @enum {number}
         * @property {number} RULE_UNSPECIFIED=0 RULE_UNSPECIFIED value
         * @property {number} RULE_PATH=1 RULE_PATH value
         * @property {number} RULE_SLOTS=2 RULE_SLOTS value
         * @property {number} RULE_THROUGH_TIME=3 RULE_THROUGH_TIME value
         * @property {number} RULE_RECURRENT=4 RULE_RECURRENT value
         */
        v1.Rule = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "RULE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "RULE_PATH"] = 1;
            values[valuesById[2] = "RULE_SLOTS"] = 2;
            values[valuesById[3] = "RULE_THROUGH_TIME"] = 3;
            values[valuesById[4] = "RULE_RECURRENT"] = 4;
            return values;
        })();

        /**
         * FaultKind enum.
         * @name nudge.v1.FaultKind
         * @enum {number}
         * @property {number} FAULT_KIND_UNSPECIFIED=0 FAULT_KIND_UNSPECIFIED value
         * @property {number} FAULT_KIND_DEAD_NEURON=1 FAULT_KIND_DEAD_NEURON value
         * @property {number} FAULT_KIND_STUCK_WEIGHT=2 FAULT_KIND_STUCK_WEIGHT value
         * @property {number} FAULT_KIND_FLIP_WEIGHT_BIT=3 FAULT_KIND_FLIP_WEIGHT_BIT value
         * @property {number} FAULT_KIND_FLIP_ACCUMULATOR_BIT=4 FAULT_KIND_FLIP_ACCUMULATOR_BIT value
         * @property {number} FAULT_KIND_FLIP_HIDDEN_BIT=5 FAULT_KIND_FLIP_HIDDEN_BIT value
         * @property {number} FAULT_KIND_FLIP_MEMBRANE_BIT=6 FAULT_KIND_FLIP_MEMBRANE_BIT value
         * @property {number} FAULT_KIND_FLIP_TRACE_BIT=7 FAULT_KIND_FLIP_TRACE_BIT value
         * @property {number} FAULT_KIND_FLIP_LEVEL=8 FAULT_KIND_FLIP_LEVEL value
         * @property {number} FAULT_KIND_STUCK_CELL=9 FAULT_KIND_STUCK_CELL value
         * @property {number} FAULT_KIND_READ_ERRORS=10 FAULT_KIND_READ_ERRORS value
         * @property {number} FAULT_KIND_WRITE_ERRORS=11 FAULT_KIND_WRITE_ERRORS value
         * @property {number} FAULT_KIND_AGE=12 FAULT_KIND_AGE value
         * @property {number} FAULT_KIND_THRESHOLD_MISMATCH=13 FAULT_KIND_THRESHOLD_MISMATCH value
         * @property {number} FAULT_KIND_LEAK_MISMATCH=14 FAULT_KIND_LEAK_MISMATCH value
         * @property {number} FAULT_KIND_DROP_SPIKES=15 FAULT_KIND_DROP_SPIKES value
         * @property {number} FAULT_KIND_DELAY_SPIKES=16 FAULT_KIND_DELAY_SPIKES value
         * @property {number} FAULT_KIND_EXTRA_SPIKES=17 FAULT_KIND_EXTRA_SPIKES value
         * @property {number} FAULT_KIND_SENSE_OFFSET=18 FAULT_KIND_SENSE_OFFSET value
         * @property {number} FAULT_KIND_DEAD_WORD_LINE=19 FAULT_KIND_DEAD_WORD_LINE value
         * @property {number} FAULT_KIND_SHORTED_WORD_LINE=20 FAULT_KIND_SHORTED_WORD_LINE value
         * @property {number} FAULT_KIND_DEAD_BIT_LINE=21 FAULT_KIND_DEAD_BIT_LINE value
         * @property {number} FAULT_KIND_SHORTED_BIT_LINE=22 FAULT_KIND_SHORTED_BIT_LINE value
         * @property {number} FAULT_KIND_SUPPLY_DROP=23 FAULT_KIND_SUPPLY_DROP value
         * @property {number} FAULT_KIND_FLIP_SLOW_TRACE_BIT=24 FAULT_KIND_FLIP_SLOW_TRACE_BIT value
         * @property {number} FAULT_KIND_FLIP_DELAY_BIT=25 FAULT_KIND_FLIP_DELAY_BIT value
         * @property {number} FAULT_KIND_FLIP_REFRACTORY_BIT=26 FAULT_KIND_FLIP_REFRACTORY_BIT value
         * @property {number} FAULT_KIND_FLIP_PHASE_BIT=27 FAULT_KIND_FLIP_PHASE_BIT value
         * @property {number} FAULT_KIND_FLIP_BIAS_BIT=28 FAULT_KIND_FLIP_BIAS_BIT value
         * @property {number} FAULT_KIND_OPEN_RESISTOR=29 FAULT_KIND_OPEN_RESISTOR value
         * @property {number} FAULT_KIND_SHORTED_RESISTOR=30 FAULT_KIND_SHORTED_RESISTOR value
         * @property {number} FAULT_KIND_DRIFTED_RESISTOR=31 FAULT_KIND_DRIFTED_RESISTOR value
         * @property {number} FAULT_KIND_OPEN_DIODE=32 FAULT_KIND_OPEN_DIODE value
         * @property {number} FAULT_KIND_SHORTED_DIODE=33 FAULT_KIND_SHORTED_DIODE value
         */
        v1.FaultKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "FAULT_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "FAULT_KIND_DEAD_NEURON"] = 1;
            values[valuesById[2] = "FAULT_KIND_STUCK_WEIGHT"] = 2;
            values[valuesById[3] = "FAULT_KIND_FLIP_WEIGHT_BIT"] = 3;
            values[valuesById[4] = "FAULT_KIND_FLIP_ACCUMULATOR_BIT"] = 4;
            values[valuesById[5] = "FAULT_KIND_FLIP_HIDDEN_BIT"] = 5;
            values[valuesById[6] = "FAULT_KIND_FLIP_MEMBRANE_BIT"] = 6;
            values[valuesById[7] = "FAULT_KIND_FLIP_TRACE_BIT"] = 7;
            values[valuesById[8] = "FAULT_KIND_FLIP_LEVEL"] = 8;
            values[valuesById[9] = "FAULT_KIND_STUCK_CELL"] = 9;
            values[valuesById[10] = "FAULT_KIND_READ_ERRORS"] = 10;
            values[valuesById[11] = "FAULT_KIND_WRITE_ERRORS"] = 11;
            values[valuesById[12] = "FAULT_KIND_AGE"] = 12;
            values[valuesById[13] = "FAULT_KIND_THRESHOLD_MISMATCH"] = 13;
            values[valuesById[14] = "FAULT_KIND_LEAK_MISMATCH"] = 14;
            values[valuesById[15] = "FAULT_KIND_DROP_SPIKES"] = 15;
            values[valuesById[16] = "FAULT_KIND_DELAY_SPIKES"] = 16;
            values[valuesById[17] = "FAULT_KIND_EXTRA_SPIKES"] = 17;
            values[valuesById[18] = "FAULT_KIND_SENSE_OFFSET"] = 18;
            values[valuesById[19] = "FAULT_KIND_DEAD_WORD_LINE"] = 19;
            values[valuesById[20] = "FAULT_KIND_SHORTED_WORD_LINE"] = 20;
            values[valuesById[21] = "FAULT_KIND_DEAD_BIT_LINE"] = 21;
            values[valuesById[22] = "FAULT_KIND_SHORTED_BIT_LINE"] = 22;
            values[valuesById[23] = "FAULT_KIND_SUPPLY_DROP"] = 23;
            values[valuesById[24] = "FAULT_KIND_FLIP_SLOW_TRACE_BIT"] = 24;
            values[valuesById[25] = "FAULT_KIND_FLIP_DELAY_BIT"] = 25;
            values[valuesById[26] = "FAULT_KIND_FLIP_REFRACTORY_BIT"] = 26;
            values[valuesById[27] = "FAULT_KIND_FLIP_PHASE_BIT"] = 27;
            values[valuesById[28] = "FAULT_KIND_FLIP_BIAS_BIT"] = 28;
            values[valuesById[29] = "FAULT_KIND_OPEN_RESISTOR"] = 29;
            values[valuesById[30] = "FAULT_KIND_SHORTED_RESISTOR"] = 30;
            values[valuesById[31] = "FAULT_KIND_DRIFTED_RESISTOR"] = 31;
            values[valuesById[32] = "FAULT_KIND_OPEN_DIODE"] = 32;
            values[valuesById[33] = "FAULT_KIND_SHORTED_DIODE"] = 33;
            return values;
        })();

        /**
         * SynapseRule enum.
         * @name nudge.v1.SynapseRule
         * @enum {number}
         * @property {number} SYNAPSE_RULE_UNSPECIFIED=0 SYNAPSE_RULE_UNSPECIFIED value
         * @property {number} SYNAPSE_RULE_REAL=1 SYNAPSE_RULE_REAL value
         * @property {number} SYNAPSE_RULE_LEVELS=2 SYNAPSE_RULE_LEVELS value
         * @property {number} SYNAPSE_RULE_INERTIA=3 SYNAPSE_RULE_INERTIA value
         * @property {number} SYNAPSE_RULE_PULSES=4 SYNAPSE_RULE_PULSES value
         * @property {number} SYNAPSE_RULE_CONDUCTANCES=5 SYNAPSE_RULE_CONDUCTANCES value
         */
        v1.SynapseRule = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SYNAPSE_RULE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SYNAPSE_RULE_REAL"] = 1;
            values[valuesById[2] = "SYNAPSE_RULE_LEVELS"] = 2;
            values[valuesById[3] = "SYNAPSE_RULE_INERTIA"] = 3;
            values[valuesById[4] = "SYNAPSE_RULE_PULSES"] = 4;
            values[valuesById[5] = "SYNAPSE_RULE_CONDUCTANCES"] = 5;
            return values;
        })();

        /**
         * StepRule enum.
         * @name nudge.v1.StepRule
         * @enum {number}
         * @property {number} STEP_RULE_UNSPECIFIED=0 STEP_RULE_UNSPECIFIED value
         * @property {number} STEP_RULE_CONSTANT=1 STEP_RULE_CONSTANT value
         * @property {number} STEP_RULE_SOFT_BOUNDS=2 STEP_RULE_SOFT_BOUNDS value
         * @property {number} STEP_RULE_EXPONENTIAL=3 STEP_RULE_EXPONENTIAL value
         */
        v1.StepRule = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STEP_RULE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "STEP_RULE_CONSTANT"] = 1;
            values[valuesById[2] = "STEP_RULE_SOFT_BOUNDS"] = 2;
            values[valuesById[3] = "STEP_RULE_EXPONENTIAL"] = 3;
            return values;
        })();

        /**
         * CellKind enum.
         * @name nudge.v1.CellKind
         * @enum {number}
         * @property {number} CELL_KIND_UNSPECIFIED=0 CELL_KIND_UNSPECIFIED value
         * @property {number} CELL_KIND_IDEAL=1 CELL_KIND_IDEAL value
         * @property {number} CELL_KIND_PAIRS=2 CELL_KIND_PAIRS value
         * @property {number} CELL_KIND_ANALOG=3 CELL_KIND_ANALOG value
         */
        v1.CellKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CELL_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CELL_KIND_IDEAL"] = 1;
            values[valuesById[2] = "CELL_KIND_PAIRS"] = 2;
            values[valuesById[3] = "CELL_KIND_ANALOG"] = 3;
            return values;
        })();

        /**
         * WireModel enum.
         * @name nudge.v1.WireModel
         * @enum {number}
         * @property {number} WIRE_MODEL_UNSPECIFIED=0 WIRE_MODEL_UNSPECIFIED value
         * @property {number} WIRE_MODEL_OFF=1 WIRE_MODEL_OFF value
         * @property {number} WIRE_MODEL_FAST=2 WIRE_MODEL_FAST value
         * @property {number} WIRE_MODEL_EXACT=3 WIRE_MODEL_EXACT value
         */
        v1.WireModel = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "WIRE_MODEL_UNSPECIFIED"] = 0;
            values[valuesById[1] = "WIRE_MODEL_OFF"] = 1;
            values[valuesById[2] = "WIRE_MODEL_FAST"] = 2;
            values[valuesById[3] = "WIRE_MODEL_EXACT"] = 3;
            return values;
        })();

        /**
         * Converter enum.
         * @name nudge.v1.Converter
         * @enum {number}
         * @property {number} CONVERTER_UNSPECIFIED=0 CONVERTER_UNSPECIFIED value
         * @property {number} CONVERTER_NONE=1 CONVERTER_NONE value
         * @property {number} CONVERTER_TICK=2 CONVERTER_TICK value
         * @property {number} CONVERTER_EVENT=3 CONVERTER_EVENT value
         */
        v1.Converter = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CONVERTER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONVERTER_NONE"] = 1;
            values[valuesById[2] = "CONVERTER_TICK"] = 2;
            values[valuesById[3] = "CONVERTER_EVENT"] = 3;
            return values;
        })();

        /**
         * CellAccess enum.
         * @name nudge.v1.CellAccess
         * @enum {number}
         * @property {number} CELL_ACCESS_UNSPECIFIED=0 CELL_ACCESS_UNSPECIFIED value
         * @property {number} CELL_ACCESS_ROW_SCAN=1 CELL_ACCESS_ROW_SCAN value
         * @property {number} CELL_ACCESS_TRANSPOSED_CELL=2 CELL_ACCESS_TRANSPOSED_CELL value
         * @property {number} CELL_ACCESS_TWO_COPIES=3 CELL_ACCESS_TWO_COPIES value
         */
        v1.CellAccess = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CELL_ACCESS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CELL_ACCESS_ROW_SCAN"] = 1;
            values[valuesById[2] = "CELL_ACCESS_TRANSPOSED_CELL"] = 2;
            values[valuesById[3] = "CELL_ACCESS_TWO_COPIES"] = 3;
            return values;
        })();

        /**
         * CellReading enum.
         * @name nudge.v1.CellReading
         * @enum {number}
         * @property {number} CELL_READING_UNSPECIFIED=0 CELL_READING_UNSPECIFIED value
         * @property {number} CELL_READING_ONCE=1 CELL_READING_ONCE value
         * @property {number} CELL_READING_EVERY_EVENT=2 CELL_READING_EVERY_EVENT value
         */
        v1.CellReading = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "CELL_READING_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CELL_READING_ONCE"] = 1;
            values[valuesById[2] = "CELL_READING_EVERY_EVENT"] = 2;
            return values;
        })();

        v1.EventMessage = (function() {

            /**
             * Properties of an EventMessage.
             * @typedef {Object} nudge.v1.EventMessage.$Properties
             * @property {number|null} [requestId] EventMessage requestId
             * @property {number|null} [partsLeft] EventMessage partsLeft
             * @property {nudge.v1.Capabilities.$Properties|null} [capabilities] EventMessage capabilities
             * @property {nudge.v1.Done.$Properties|null} [done] EventMessage done
             * @property {nudge.v1.Settled.$Properties|null} [settled] EventMessage settled
             * @property {nudge.v1.WeightBlock.$Properties|null} [weights] EventMessage weights
             * @property {nudge.v1.StateBlock.$Properties|null} [state] EventMessage state
             * @property {nudge.v1.SnapshotBlock.$Properties|null} [snapshotBlock] EventMessage snapshotBlock
             * @property {nudge.v1.SpikePacket.$Properties|null} [spikes] EventMessage spikes
             * @property {nudge.v1.Telemetry.$Properties|null} [telemetryReport] EventMessage telemetryReport
             * @property {nudge.v1.ChipError.$Properties|null} [error] EventMessage error
             * @property {"capabilities"|"done"|"settled"|"weights"|"state"|"snapshotBlock"|"spikes"|"telemetryReport"|"error"} [event] EventMessage event
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EventMessage.
             * @memberof nudge.v1
             * @interface IEventMessage
             * @augments nudge.v1.EventMessage.$Properties
             * @deprecated Use nudge.v1.EventMessage.$Properties instead.
             */

            /**
             * Narrowed shape of an EventMessage.
             * @typedef {{
             *   requestId?: number|null;
             *   partsLeft?: number|null;
             *   capabilities?: nudge.v1.Capabilities.$Shape|null;
             *   done?: nudge.v1.Done.$Shape|null;
             *   settled?: nudge.v1.Settled.$Shape|null;
             *   weights?: nudge.v1.WeightBlock.$Shape|null;
             *   state?: nudge.v1.StateBlock.$Shape|null;
             *   snapshotBlock?: nudge.v1.SnapshotBlock.$Shape|null;
             *   spikes?: nudge.v1.SpikePacket.$Shape|null;
             *   telemetryReport?: nudge.v1.Telemetry.$Shape|null;
             *   error?: nudge.v1.ChipError.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ event?: undefined; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "capabilities"; capabilities: nudge.v1.Capabilities.$Shape; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "done"; capabilities?: null; done: nudge.v1.Done.$Shape; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "settled"; capabilities?: null; done?: null; settled: nudge.v1.Settled.$Shape; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "weights"; capabilities?: null; done?: null; settled?: null; weights: nudge.v1.WeightBlock.$Shape; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "state"; capabilities?: null; done?: null; settled?: null; weights?: null; state: nudge.v1.StateBlock.$Shape; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "snapshotBlock"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock: nudge.v1.SnapshotBlock.$Shape; spikes?: null; telemetryReport?: null; error?: null }|{ event?: "spikes"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes: nudge.v1.SpikePacket.$Shape; telemetryReport?: null; error?: null }|{ event?: "telemetryReport"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport: nudge.v1.Telemetry.$Shape; error?: null }|{ event?: "error"; capabilities?: null; done?: null; settled?: null; weights?: null; state?: null; snapshotBlock?: null; spikes?: null; telemetryReport?: null; error: nudge.v1.ChipError.$Shape })
             * )} nudge.v1.EventMessage.$Shape
             */

            /**
             * Constructs a new EventMessage.
             * @memberof nudge.v1
             * @classdesc Represents an EventMessage.
             * @constructor
             * @param {nudge.v1.EventMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EventMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EventMessage requestId.
             * @member {number} requestId
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.requestId = 0;

            /**
             * EventMessage partsLeft.
             * @member {number} partsLeft
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.partsLeft = 0;

            /**
             * EventMessage capabilities.
             * @member {nudge.v1.Capabilities.$Properties|null|undefined} capabilities
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.capabilities = null;

            /**
             * EventMessage done.
             * @member {nudge.v1.Done.$Properties|null|undefined} done
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.done = null;

            /**
             * EventMessage settled.
             * @member {nudge.v1.Settled.$Properties|null|undefined} settled
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.settled = null;

            /**
             * EventMessage weights.
             * @member {nudge.v1.WeightBlock.$Properties|null|undefined} weights
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.weights = null;

            /**
             * EventMessage state.
             * @member {nudge.v1.StateBlock.$Properties|null|undefined} state
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.state = null;

            /**
             * EventMessage snapshotBlock.
             * @member {nudge.v1.SnapshotBlock.$Properties|null|undefined} snapshotBlock
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.snapshotBlock = null;

            /**
             * EventMessage spikes.
             * @member {nudge.v1.SpikePacket.$Properties|null|undefined} spikes
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.spikes = null;

            /**
             * EventMessage telemetryReport.
             * @member {nudge.v1.Telemetry.$Properties|null|undefined} telemetryReport
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.telemetryReport = null;

            /**
             * EventMessage error.
             * @member {nudge.v1.ChipError.$Properties|null|undefined} error
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            EventMessage.prototype.error = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * EventMessage event.
             * @member {"capabilities"|"done"|"settled"|"weights"|"state"|"snapshotBlock"|"spikes"|"telemetryReport"|"error"|undefined} event
             * @memberof nudge.v1.EventMessage
             * @instance
             */
            $Object.defineProperty(EventMessage.prototype, "event", {
                get: $util.oneOfGetter($oneOfFields = ["capabilities", "done", "settled", "weights", "state", "snapshotBlock", "spikes", "telemetryReport", "error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified EventMessage message. Does not implicitly {@link nudge.v1.EventMessage.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.EventMessage
             * @static
             * @param {nudge.v1.EventMessage.$Properties} message EventMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EventMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== 0)
                    writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.requestId);
                if (message.partsLeft != null && $Object.hasOwnProperty.call(message, "partsLeft") && message.partsLeft !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partsLeft);
                if (message.capabilities != null && $Object.hasOwnProperty.call(message, "capabilities"))
                    $root.nudge.v1.Capabilities.encode(message.capabilities, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.done != null && $Object.hasOwnProperty.call(message, "done"))
                    $root.nudge.v1.Done.encode(message.done, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.settled != null && $Object.hasOwnProperty.call(message, "settled"))
                    $root.nudge.v1.Settled.encode(message.settled, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.weights != null && $Object.hasOwnProperty.call(message, "weights"))
                    $root.nudge.v1.WeightBlock.encode(message.weights, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    $root.nudge.v1.StateBlock.encode(message.state, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.snapshotBlock != null && $Object.hasOwnProperty.call(message, "snapshotBlock"))
                    $root.nudge.v1.SnapshotBlock.encode(message.snapshotBlock, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.spikes != null && $Object.hasOwnProperty.call(message, "spikes"))
                    $root.nudge.v1.SpikePacket.encode(message.spikes, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.telemetryReport != null && $Object.hasOwnProperty.call(message, "telemetryReport"))
                    $root.nudge.v1.Telemetry.encode(message.telemetryReport, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.nudge.v1.ChipError.encode(message.error, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EventMessage message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.EventMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.EventMessage & nudge.v1.EventMessage.$Shape} EventMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EventMessage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.EventMessage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.partsLeft = value;
                            else
                                delete message.partsLeft;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.capabilities = $root.nudge.v1.Capabilities.decode(reader, reader.size(), $undefined, _depth + 1, message.capabilities);
                            message.event = "capabilities";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.done = $root.nudge.v1.Done.decode(reader, reader.size(), $undefined, _depth + 1, message.done);
                            message.event = "done";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.settled = $root.nudge.v1.Settled.decode(reader, reader.size(), $undefined, _depth + 1, message.settled);
                            message.event = "settled";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.weights = $root.nudge.v1.WeightBlock.decode(reader, reader.size(), $undefined, _depth + 1, message.weights);
                            message.event = "weights";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.state = $root.nudge.v1.StateBlock.decode(reader, reader.size(), $undefined, _depth + 1, message.state);
                            message.event = "state";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.snapshotBlock = $root.nudge.v1.SnapshotBlock.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshotBlock);
                            message.event = "snapshotBlock";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.spikes = $root.nudge.v1.SpikePacket.decode(reader, reader.size(), $undefined, _depth + 1, message.spikes);
                            message.event = "spikes";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.telemetryReport = $root.nudge.v1.Telemetry.decode(reader, reader.size(), $undefined, _depth + 1, message.telemetryReport);
                            message.event = "telemetryReport";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.nudge.v1.ChipError.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.event = "error";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EventMessage;
        })();

        v1.Capabilities = (function() {

            /**
             * Properties of a Capabilities.
             * @typedef {Object} nudge.v1.Capabilities.$Properties
             * @property {number|null} [major] Capabilities major
             * @property {number|null} [minor] Capabilities minor
             * @property {string|null} [firmware] Capabilities firmware
             * @property {string|null} [card] Capabilities card
             * @property {number|null} [schemaHash] Capabilities schemaHash
             * @property {number|null} [maxPayload] Capabilities maxPayload
             * @property {number|null} [window] Capabilities window
             * @property {number|null} [maxBatch] Capabilities maxBatch
             * @property {number|null} [maxSteps] Capabilities maxSteps
             * @property {number|null} [slots] Capabilities slots
             * @property {boolean|null} [deterministic] Capabilities deterministic
             * @property {number|null} [tickNanoseconds] Capabilities tickNanoseconds
             * @property {number|null} [maxNeurons] Capabilities maxNeurons
             * @property {number|Long|null} [maxSynapses] Capabilities maxSynapses
             * @property {number|Long|null} [memoryBits] Capabilities memoryBits
             * @property {Array.<nudge.v1.UnitKind>|null} [units] Capabilities units
             * @property {Array.<nudge.v1.Encoder>|null} [encoders] Capabilities encoders
             * @property {Array.<nudge.v1.Connectivity>|null} [connectivity] Capabilities connectivity
             * @property {Array.<nudge.v1.Storage>|null} [storages] Capabilities storages
             * @property {Array.<nudge.v1.Plasticity>|null} [plasticity] Capabilities plasticity
             * @property {Array.<nudge.v1.DriveKind>|null} [drives] Capabilities drives
             * @property {Array.<nudge.v1.Rule>|null} [rules] Capabilities rules
             * @property {Array.<nudge.v1.FaultKind>|null} [faults] Capabilities faults
             * @property {Array.<nudge.v1.SynapseRule>|null} [synapses] Capabilities synapses
             * @property {Array.<nudge.v1.CellKind>|null} [cells] Capabilities cells
             * @property {boolean|null} [sparseWrites] Capabilities sparseWrites
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Capabilities.
             * @memberof nudge.v1
             * @interface ICapabilities
             * @augments nudge.v1.Capabilities.$Properties
             * @deprecated Use nudge.v1.Capabilities.$Properties instead.
             */

            /**
             * Shape of a Capabilities.
             * @typedef {nudge.v1.Capabilities.$Properties} nudge.v1.Capabilities.$Shape
             */

            /**
             * Constructs a new Capabilities.
             * @memberof nudge.v1
             * @classdesc Represents a Capabilities.
             * @constructor
             * @param {nudge.v1.Capabilities.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Capabilities = function (properties) {
                this.units = [];
                this.encoders = [];
                this.connectivity = [];
                this.storages = [];
                this.plasticity = [];
                this.drives = [];
                this.rules = [];
                this.faults = [];
                this.synapses = [];
                this.cells = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Capabilities major.
             * @member {number} major
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.major = 0;

            /**
             * Capabilities minor.
             * @member {number} minor
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.minor = 0;

            /**
             * Capabilities firmware.
             * @member {string} firmware
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.firmware = "";

            /**
             * Capabilities card.
             * @member {string} card
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.card = "";

            /**
             * Capabilities schemaHash.
             * @member {number} schemaHash
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.schemaHash = 0;

            /**
             * Capabilities maxPayload.
             * @member {number} maxPayload
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.maxPayload = 0;

            /**
             * Capabilities window.
             * @member {number} window
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.window = 0;

            /**
             * Capabilities maxBatch.
             * @member {number} maxBatch
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.maxBatch = 0;

            /**
             * Capabilities maxSteps.
             * @member {number} maxSteps
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.maxSteps = 0;

            /**
             * Capabilities slots.
             * @member {number} slots
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.slots = 0;

            /**
             * Capabilities deterministic.
             * @member {boolean} deterministic
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.deterministic = false;

            /**
             * Capabilities tickNanoseconds.
             * @member {number} tickNanoseconds
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.tickNanoseconds = 0;

            /**
             * Capabilities maxNeurons.
             * @member {number} maxNeurons
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.maxNeurons = 0;

            /**
             * Capabilities maxSynapses.
             * @member {number|Long} maxSynapses
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.maxSynapses = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Capabilities memoryBits.
             * @member {number|Long} memoryBits
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.memoryBits = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Capabilities units.
             * @member {Array.<nudge.v1.UnitKind>} units
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.units = $util.emptyArray;

            /**
             * Capabilities encoders.
             * @member {Array.<nudge.v1.Encoder>} encoders
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.encoders = $util.emptyArray;

            /**
             * Capabilities connectivity.
             * @member {Array.<nudge.v1.Connectivity>} connectivity
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.connectivity = $util.emptyArray;

            /**
             * Capabilities storages.
             * @member {Array.<nudge.v1.Storage>} storages
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.storages = $util.emptyArray;

            /**
             * Capabilities plasticity.
             * @member {Array.<nudge.v1.Plasticity>} plasticity
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.plasticity = $util.emptyArray;

            /**
             * Capabilities drives.
             * @member {Array.<nudge.v1.DriveKind>} drives
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.drives = $util.emptyArray;

            /**
             * Capabilities rules.
             * @member {Array.<nudge.v1.Rule>} rules
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.rules = $util.emptyArray;

            /**
             * Capabilities faults.
             * @member {Array.<nudge.v1.FaultKind>} faults
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.faults = $util.emptyArray;

            /**
             * Capabilities synapses.
             * @member {Array.<nudge.v1.SynapseRule>} synapses
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.synapses = $util.emptyArray;

            /**
             * Capabilities cells.
             * @member {Array.<nudge.v1.CellKind>} cells
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.cells = $util.emptyArray;

            /**
             * Capabilities sparseWrites.
             * @member {boolean} sparseWrites
             * @memberof nudge.v1.Capabilities
             * @instance
             */
            Capabilities.prototype.sparseWrites = false;

            /**
             * Encodes the specified Capabilities message. Does not implicitly {@link nudge.v1.Capabilities.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Capabilities
             * @static
             * @param {nudge.v1.Capabilities.$Properties} message Capabilities message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Capabilities.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.major != null && $Object.hasOwnProperty.call(message, "major") && message.major !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.major);
                if (message.minor != null && $Object.hasOwnProperty.call(message, "minor") && message.minor !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.minor);
                if (message.firmware != null && $Object.hasOwnProperty.call(message, "firmware") && message.firmware !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.firmware);
                if (message.card != null && $Object.hasOwnProperty.call(message, "card") && message.card !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.card);
                if (message.schemaHash != null && $Object.hasOwnProperty.call(message, "schemaHash") && message.schemaHash !== 0)
                    writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.schemaHash);
                if (message.maxPayload != null && $Object.hasOwnProperty.call(message, "maxPayload") && message.maxPayload !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.maxPayload);
                if (message.window != null && $Object.hasOwnProperty.call(message, "window") && message.window !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.window);
                if (message.maxBatch != null && $Object.hasOwnProperty.call(message, "maxBatch") && message.maxBatch !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.maxBatch);
                if (message.maxSteps != null && $Object.hasOwnProperty.call(message, "maxSteps") && message.maxSteps !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.maxSteps);
                if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.slots);
                if (message.deterministic != null && $Object.hasOwnProperty.call(message, "deterministic") && message.deterministic !== false)
                    writer.uint32(/* id 11, wireType 0 =*/88).bool(message.deterministic);
                if (message.tickNanoseconds != null && $Object.hasOwnProperty.call(message, "tickNanoseconds") && !$Object.is(message.tickNanoseconds, 0))
                    writer.uint32(/* id 12, wireType 1 =*/97).double(message.tickNanoseconds);
                if (message.maxNeurons != null && $Object.hasOwnProperty.call(message, "maxNeurons") && message.maxNeurons !== 0)
                    writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.maxNeurons);
                if (message.maxSynapses != null && $Object.hasOwnProperty.call(message, "maxSynapses") && (typeof message.maxSynapses === "object" ? message.maxSynapses.low || message.maxSynapses.high : message.maxSynapses !== 0))
                    writer.uint32(/* id 14, wireType 0 =*/112).uint64(message.maxSynapses);
                if (message.memoryBits != null && $Object.hasOwnProperty.call(message, "memoryBits") && (typeof message.memoryBits === "object" ? message.memoryBits.low || message.memoryBits.high : message.memoryBits !== 0))
                    writer.uint32(/* id 15, wireType 0 =*/120).uint64(message.memoryBits);
                if (message.units != null && message.units.length)
                    writer.uint32(/* id 16, wireType 2 =*/130).int32s(message.units);
                if (message.encoders != null && message.encoders.length)
                    writer.uint32(/* id 17, wireType 2 =*/138).int32s(message.encoders);
                if (message.connectivity != null && message.connectivity.length)
                    writer.uint32(/* id 18, wireType 2 =*/146).int32s(message.connectivity);
                if (message.storages != null && message.storages.length)
                    writer.uint32(/* id 19, wireType 2 =*/154).int32s(message.storages);
                if (message.plasticity != null && message.plasticity.length)
                    writer.uint32(/* id 20, wireType 2 =*/162).int32s(message.plasticity);
                if (message.drives != null && message.drives.length)
                    writer.uint32(/* id 21, wireType 2 =*/170).int32s(message.drives);
                if (message.rules != null && message.rules.length)
                    writer.uint32(/* id 22, wireType 2 =*/178).int32s(message.rules);
                if (message.faults != null && message.faults.length)
                    writer.uint32(/* id 23, wireType 2 =*/186).int32s(message.faults);
                if (message.synapses != null && message.synapses.length)
                    writer.uint32(/* id 24, wireType 2 =*/194).int32s(message.synapses);
                if (message.cells != null && message.cells.length)
                    writer.uint32(/* id 25, wireType 2 =*/202).int32s(message.cells);
                if (message.sparseWrites != null && $Object.hasOwnProperty.call(message, "sparseWrites") && message.sparseWrites !== false)
                    writer.uint32(/* id 26, wireType 0 =*/208).bool(message.sparseWrites);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Capabilities message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Capabilities
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Capabilities & nudge.v1.Capabilities.$Shape} Capabilities
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Capabilities.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Capabilities();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.major = value;
                            else
                                delete message.major;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.minor = value;
                            else
                                delete message.minor;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.firmware = value;
                            else
                                delete message.firmware;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.card = value;
                            else
                                delete message.card;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.fixed32())
                                message.schemaHash = value;
                            else
                                delete message.schemaHash;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxPayload = value;
                            else
                                delete message.maxPayload;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.window = value;
                            else
                                delete message.window;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxBatch = value;
                            else
                                delete message.maxBatch;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxSteps = value;
                            else
                                delete message.maxSteps;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.slots = value;
                            else
                                delete message.slots;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.deterministic = value;
                            else
                                delete message.deterministic;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.tickNanoseconds = value;
                            else
                                delete message.tickNanoseconds;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxNeurons = value;
                            else
                                delete message.maxNeurons;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxSynapses = value;
                            else
                                delete message.maxSynapses;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.memoryBits = value;
                            else
                                delete message.memoryBits;
                            continue;
                        }
                    case 16: {
                            if (wireType === 2) {
                                if (!(message.units && message.units.length))
                                    message.units = [];
                                reader.int32s(message.units);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.units && message.units.length))
                                message.units = [];
                            message.units.push(reader.int32());
                            continue;
                        }
                    case 17: {
                            if (wireType === 2) {
                                if (!(message.encoders && message.encoders.length))
                                    message.encoders = [];
                                reader.int32s(message.encoders);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.encoders && message.encoders.length))
                                message.encoders = [];
                            message.encoders.push(reader.int32());
                            continue;
                        }
                    case 18: {
                            if (wireType === 2) {
                                if (!(message.connectivity && message.connectivity.length))
                                    message.connectivity = [];
                                reader.int32s(message.connectivity);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.connectivity && message.connectivity.length))
                                message.connectivity = [];
                            message.connectivity.push(reader.int32());
                            continue;
                        }
                    case 19: {
                            if (wireType === 2) {
                                if (!(message.storages && message.storages.length))
                                    message.storages = [];
                                reader.int32s(message.storages);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.storages && message.storages.length))
                                message.storages = [];
                            message.storages.push(reader.int32());
                            continue;
                        }
                    case 20: {
                            if (wireType === 2) {
                                if (!(message.plasticity && message.plasticity.length))
                                    message.plasticity = [];
                                reader.int32s(message.plasticity);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.plasticity && message.plasticity.length))
                                message.plasticity = [];
                            message.plasticity.push(reader.int32());
                            continue;
                        }
                    case 21: {
                            if (wireType === 2) {
                                if (!(message.drives && message.drives.length))
                                    message.drives = [];
                                reader.int32s(message.drives);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.drives && message.drives.length))
                                message.drives = [];
                            message.drives.push(reader.int32());
                            continue;
                        }
                    case 22: {
                            if (wireType === 2) {
                                if (!(message.rules && message.rules.length))
                                    message.rules = [];
                                reader.int32s(message.rules);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.rules && message.rules.length))
                                message.rules = [];
                            message.rules.push(reader.int32());
                            continue;
                        }
                    case 23: {
                            if (wireType === 2) {
                                if (!(message.faults && message.faults.length))
                                    message.faults = [];
                                reader.int32s(message.faults);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.faults && message.faults.length))
                                message.faults = [];
                            message.faults.push(reader.int32());
                            continue;
                        }
                    case 24: {
                            if (wireType === 2) {
                                if (!(message.synapses && message.synapses.length))
                                    message.synapses = [];
                                reader.int32s(message.synapses);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.synapses && message.synapses.length))
                                message.synapses = [];
                            message.synapses.push(reader.int32());
                            continue;
                        }
                    case 25: {
                            if (wireType === 2) {
                                if (!(message.cells && message.cells.length))
                                    message.cells = [];
                                reader.int32s(message.cells);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.cells && message.cells.length))
                                message.cells = [];
                            message.cells.push(reader.int32());
                            continue;
                        }
                    case 26: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.sparseWrites = value;
                            else
                                delete message.sparseWrites;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Capabilities;
        })();

        v1.Done = (function() {

            /**
             * Properties of a Done.
             * @typedef {Object} nudge.v1.Done.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Done.
             * @memberof nudge.v1
             * @interface IDone
             * @augments nudge.v1.Done.$Properties
             * @deprecated Use nudge.v1.Done.$Properties instead.
             */

            /**
             * Shape of a Done.
             * @typedef {nudge.v1.Done.$Properties} nudge.v1.Done.$Shape
             */

            /**
             * Constructs a new Done.
             * @memberof nudge.v1
             * @classdesc Represents a Done.
             * @constructor
             * @param {nudge.v1.Done.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Done = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified Done message. Does not implicitly {@link nudge.v1.Done.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Done
             * @static
             * @param {nudge.v1.Done.$Properties} message Done message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Done.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Done message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Done
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Done & nudge.v1.Done.$Shape} Done
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Done.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Done();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Done;
        })();

        v1.WorkCounts = (function() {

            /**
             * Properties of a WorkCounts.
             * @typedef {Object} nudge.v1.WorkCounts.$Properties
             * @property {number|Long|null} [ticks] WorkCounts ticks
             * @property {number|Long|null} [spikes] WorkCounts spikes
             * @property {number|Long|null} [synapticEvents] WorkCounts synapticEvents
             * @property {number|Long|null} [neuronUpdates] WorkCounts neuronUpdates
             * @property {number|Long|null} [weightEvents] WorkCounts weightEvents
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WorkCounts.
             * @memberof nudge.v1
             * @interface IWorkCounts
             * @augments nudge.v1.WorkCounts.$Properties
             * @deprecated Use nudge.v1.WorkCounts.$Properties instead.
             */

            /**
             * Shape of a WorkCounts.
             * @typedef {nudge.v1.WorkCounts.$Properties} nudge.v1.WorkCounts.$Shape
             */

            /**
             * Constructs a new WorkCounts.
             * @memberof nudge.v1
             * @classdesc Represents a WorkCounts.
             * @constructor
             * @param {nudge.v1.WorkCounts.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WorkCounts = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WorkCounts ticks.
             * @member {number|Long} ticks
             * @memberof nudge.v1.WorkCounts
             * @instance
             */
            WorkCounts.prototype.ticks = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorkCounts spikes.
             * @member {number|Long} spikes
             * @memberof nudge.v1.WorkCounts
             * @instance
             */
            WorkCounts.prototype.spikes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorkCounts synapticEvents.
             * @member {number|Long} synapticEvents
             * @memberof nudge.v1.WorkCounts
             * @instance
             */
            WorkCounts.prototype.synapticEvents = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorkCounts neuronUpdates.
             * @member {number|Long} neuronUpdates
             * @memberof nudge.v1.WorkCounts
             * @instance
             */
            WorkCounts.prototype.neuronUpdates = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * WorkCounts weightEvents.
             * @member {number|Long} weightEvents
             * @memberof nudge.v1.WorkCounts
             * @instance
             */
            WorkCounts.prototype.weightEvents = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified WorkCounts message. Does not implicitly {@link nudge.v1.WorkCounts.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.WorkCounts
             * @static
             * @param {nudge.v1.WorkCounts.$Properties} message WorkCounts message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WorkCounts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ticks != null && $Object.hasOwnProperty.call(message, "ticks") && (typeof message.ticks === "object" ? message.ticks.low || message.ticks.high : message.ticks !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.ticks);
                if (message.spikes != null && $Object.hasOwnProperty.call(message, "spikes") && (typeof message.spikes === "object" ? message.spikes.low || message.spikes.high : message.spikes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.spikes);
                if (message.synapticEvents != null && $Object.hasOwnProperty.call(message, "synapticEvents") && (typeof message.synapticEvents === "object" ? message.synapticEvents.low || message.synapticEvents.high : message.synapticEvents !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.synapticEvents);
                if (message.neuronUpdates != null && $Object.hasOwnProperty.call(message, "neuronUpdates") && (typeof message.neuronUpdates === "object" ? message.neuronUpdates.low || message.neuronUpdates.high : message.neuronUpdates !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.neuronUpdates);
                if (message.weightEvents != null && $Object.hasOwnProperty.call(message, "weightEvents") && (typeof message.weightEvents === "object" ? message.weightEvents.low || message.weightEvents.high : message.weightEvents !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.weightEvents);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WorkCounts message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.WorkCounts
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.WorkCounts & nudge.v1.WorkCounts.$Shape} WorkCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WorkCounts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.WorkCounts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.ticks = value;
                            else
                                delete message.ticks;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.spikes = value;
                            else
                                delete message.spikes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.synapticEvents = value;
                            else
                                delete message.synapticEvents;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.neuronUpdates = value;
                            else
                                delete message.neuronUpdates;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.weightEvents = value;
                            else
                                delete message.weightEvents;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WorkCounts;
        })();

        v1.Settled = (function() {

            /**
             * Properties of a Settled.
             * @typedef {Object} nudge.v1.Settled.$Properties
             * @property {number|null} [ticks] Settled ticks
             * @property {number|null} [residual] Settled residual
             * @property {boolean|null} [converged] Settled converged
             * @property {number|null} [batch] Settled batch
             * @property {nudge.v1.WorkCounts.$Properties|null} [work] Settled work
             * @property {Uint8Array|null} [readout] Settled readout
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Settled.
             * @memberof nudge.v1
             * @interface ISettled
             * @augments nudge.v1.Settled.$Properties
             * @deprecated Use nudge.v1.Settled.$Properties instead.
             */

            /**
             * Shape of a Settled.
             * @typedef {nudge.v1.Settled.$Properties} nudge.v1.Settled.$Shape
             */

            /**
             * Constructs a new Settled.
             * @memberof nudge.v1
             * @classdesc Represents a Settled.
             * @constructor
             * @param {nudge.v1.Settled.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Settled = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Settled ticks.
             * @member {number} ticks
             * @memberof nudge.v1.Settled
             * @instance
             */
            Settled.prototype.ticks = 0;

            /**
             * Settled residual.
             * @member {number} residual
             * @memberof nudge.v1.Settled
             * @instance
             */
            Settled.prototype.residual = 0;

            /**
             * Settled converged.
             * @member {boolean} converged
             * @memberof nudge.v1.Settled
             * @instance
             */
            Settled.prototype.converged = false;

            /**
             * Settled batch.
             * @member {number} batch
             * @memberof nudge.v1.Settled
             * @instance
             */
            Settled.prototype.batch = 0;

            /**
             * Settled work.
             * @member {nudge.v1.WorkCounts.$Properties|null|undefined} work
             * @memberof nudge.v1.Settled
             * @instance
             */
            Settled.prototype.work = null;

            /**
             * Settled readout.
             * @member {Uint8Array} readout
             * @memberof nudge.v1.Settled
             * @instance
             */
            Settled.prototype.readout = $util.newBuffer([]);

            /**
             * Encodes the specified Settled message. Does not implicitly {@link nudge.v1.Settled.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Settled
             * @static
             * @param {nudge.v1.Settled.$Properties} message Settled message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Settled.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ticks != null && $Object.hasOwnProperty.call(message, "ticks") && message.ticks !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.ticks);
                if (message.residual != null && $Object.hasOwnProperty.call(message, "residual") && !$Object.is(message.residual, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.residual);
                if (message.converged != null && $Object.hasOwnProperty.call(message, "converged") && message.converged !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.converged);
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch") && message.batch !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.batch);
                if (message.work != null && $Object.hasOwnProperty.call(message, "work"))
                    $root.nudge.v1.WorkCounts.encode(message.work, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.readout != null && $Object.hasOwnProperty.call(message, "readout") && message.readout.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.readout);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Settled message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Settled
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Settled & nudge.v1.Settled.$Shape} Settled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Settled.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Settled();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ticks = value;
                            else
                                delete message.ticks;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.residual = value;
                            else
                                delete message.residual;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.converged = value;
                            else
                                delete message.converged;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.batch = value;
                            else
                                delete message.batch;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.work = $root.nudge.v1.WorkCounts.decode(reader, reader.size(), $undefined, _depth + 1, message.work);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.readout = value;
                            else
                                delete message.readout;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Settled;
        })();

        v1.WeightBlock = (function() {

            /**
             * Properties of a WeightBlock.
             * @typedef {Object} nudge.v1.WeightBlock.$Properties
             * @property {nudge.v1.Tensor|null} [tensor] WeightBlock tensor
             * @property {number|null} [id] WeightBlock id
             * @property {number|null} [offset] WeightBlock offset
             * @property {number|null} [count] WeightBlock count
             * @property {number|null} [total] WeightBlock total
             * @property {nudge.v1.Element|null} [element] WeightBlock element
             * @property {Uint8Array|null} [data] WeightBlock data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WeightBlock.
             * @memberof nudge.v1
             * @interface IWeightBlock
             * @augments nudge.v1.WeightBlock.$Properties
             * @deprecated Use nudge.v1.WeightBlock.$Properties instead.
             */

            /**
             * Shape of a WeightBlock.
             * @typedef {nudge.v1.WeightBlock.$Properties} nudge.v1.WeightBlock.$Shape
             */

            /**
             * Constructs a new WeightBlock.
             * @memberof nudge.v1
             * @classdesc Represents a WeightBlock.
             * @constructor
             * @param {nudge.v1.WeightBlock.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WeightBlock = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WeightBlock tensor.
             * @member {nudge.v1.Tensor} tensor
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.tensor = 0;

            /**
             * WeightBlock id.
             * @member {number} id
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.id = 0;

            /**
             * WeightBlock offset.
             * @member {number} offset
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.offset = 0;

            /**
             * WeightBlock count.
             * @member {number} count
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.count = 0;

            /**
             * WeightBlock total.
             * @member {number} total
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.total = 0;

            /**
             * WeightBlock element.
             * @member {nudge.v1.Element} element
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.element = 0;

            /**
             * WeightBlock data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.WeightBlock
             * @instance
             */
            WeightBlock.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified WeightBlock message. Does not implicitly {@link nudge.v1.WeightBlock.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.WeightBlock
             * @static
             * @param {nudge.v1.WeightBlock.$Properties} message WeightBlock message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WeightBlock.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.tensor != null && $Object.hasOwnProperty.call(message, "tensor") && message.tensor !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.tensor);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.id);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.total);
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.element);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WeightBlock message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.WeightBlock
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.WeightBlock & nudge.v1.WeightBlock.$Shape} WeightBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WeightBlock.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.WeightBlock();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.tensor = value;
                            else
                                delete message.tensor;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WeightBlock;
        })();

        v1.StateBlock = (function() {

            /**
             * Properties of a StateBlock.
             * @typedef {Object} nudge.v1.StateBlock.$Properties
             * @property {number|null} [population] StateBlock population
             * @property {nudge.v1.StateVariable|null} [variable] StateBlock variable
             * @property {number|null} [offset] StateBlock offset
             * @property {number|null} [count] StateBlock count
             * @property {number|null} [total] StateBlock total
             * @property {nudge.v1.Element|null} [element] StateBlock element
             * @property {Uint8Array|null} [data] StateBlock data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StateBlock.
             * @memberof nudge.v1
             * @interface IStateBlock
             * @augments nudge.v1.StateBlock.$Properties
             * @deprecated Use nudge.v1.StateBlock.$Properties instead.
             */

            /**
             * Shape of a StateBlock.
             * @typedef {nudge.v1.StateBlock.$Properties} nudge.v1.StateBlock.$Shape
             */

            /**
             * Constructs a new StateBlock.
             * @memberof nudge.v1
             * @classdesc Represents a StateBlock.
             * @constructor
             * @param {nudge.v1.StateBlock.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StateBlock = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StateBlock population.
             * @member {number} population
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.population = 0;

            /**
             * StateBlock variable.
             * @member {nudge.v1.StateVariable} variable
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.variable = 0;

            /**
             * StateBlock offset.
             * @member {number} offset
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.offset = 0;

            /**
             * StateBlock count.
             * @member {number} count
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.count = 0;

            /**
             * StateBlock total.
             * @member {number} total
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.total = 0;

            /**
             * StateBlock element.
             * @member {nudge.v1.Element} element
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.element = 0;

            /**
             * StateBlock data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.StateBlock
             * @instance
             */
            StateBlock.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified StateBlock message. Does not implicitly {@link nudge.v1.StateBlock.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.StateBlock
             * @static
             * @param {nudge.v1.StateBlock.$Properties} message StateBlock message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StateBlock.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.population != null && $Object.hasOwnProperty.call(message, "population") && message.population !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.population);
                if (message.variable != null && $Object.hasOwnProperty.call(message, "variable") && message.variable !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.variable);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.total);
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.element);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StateBlock message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.StateBlock
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.StateBlock & nudge.v1.StateBlock.$Shape} StateBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StateBlock.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.StateBlock();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.population = value;
                            else
                                delete message.population;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.variable = value;
                            else
                                delete message.variable;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StateBlock;
        })();

        v1.SnapshotBlock = (function() {

            /**
             * Properties of a SnapshotBlock.
             * @typedef {Object} nudge.v1.SnapshotBlock.$Properties
             * @property {number|null} [offset] SnapshotBlock offset
             * @property {number|null} [count] SnapshotBlock count
             * @property {number|null} [total] SnapshotBlock total
             * @property {Uint8Array|null} [data] SnapshotBlock data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SnapshotBlock.
             * @memberof nudge.v1
             * @interface ISnapshotBlock
             * @augments nudge.v1.SnapshotBlock.$Properties
             * @deprecated Use nudge.v1.SnapshotBlock.$Properties instead.
             */

            /**
             * Shape of a SnapshotBlock.
             * @typedef {nudge.v1.SnapshotBlock.$Properties} nudge.v1.SnapshotBlock.$Shape
             */

            /**
             * Constructs a new SnapshotBlock.
             * @memberof nudge.v1
             * @classdesc Represents a SnapshotBlock.
             * @constructor
             * @param {nudge.v1.SnapshotBlock.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SnapshotBlock = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SnapshotBlock offset.
             * @member {number} offset
             * @memberof nudge.v1.SnapshotBlock
             * @instance
             */
            SnapshotBlock.prototype.offset = 0;

            /**
             * SnapshotBlock count.
             * @member {number} count
             * @memberof nudge.v1.SnapshotBlock
             * @instance
             */
            SnapshotBlock.prototype.count = 0;

            /**
             * SnapshotBlock total.
             * @member {number} total
             * @memberof nudge.v1.SnapshotBlock
             * @instance
             */
            SnapshotBlock.prototype.total = 0;

            /**
             * SnapshotBlock data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.SnapshotBlock
             * @instance
             */
            SnapshotBlock.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified SnapshotBlock message. Does not implicitly {@link nudge.v1.SnapshotBlock.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.SnapshotBlock
             * @static
             * @param {nudge.v1.SnapshotBlock.$Properties} message SnapshotBlock message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SnapshotBlock.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.offset);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.total);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SnapshotBlock message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.SnapshotBlock
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.SnapshotBlock & nudge.v1.SnapshotBlock.$Shape} SnapshotBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SnapshotBlock.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.SnapshotBlock();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SnapshotBlock;
        })();

        v1.SpikePacket = (function() {

            /**
             * Properties of a SpikePacket.
             * @typedef {Object} nudge.v1.SpikePacket.$Properties
             * @property {number|null} [population] SpikePacket population
             * @property {number|null} [sample] SpikePacket sample
             * @property {number|null} [firstTick] SpikePacket firstTick
             * @property {number|null} [count] SpikePacket count
             * @property {nudge.v1.SpikeLayout|null} [layout] SpikePacket layout
             * @property {Uint8Array|null} [data] SpikePacket data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SpikePacket.
             * @memberof nudge.v1
             * @interface ISpikePacket
             * @augments nudge.v1.SpikePacket.$Properties
             * @deprecated Use nudge.v1.SpikePacket.$Properties instead.
             */

            /**
             * Shape of a SpikePacket.
             * @typedef {nudge.v1.SpikePacket.$Properties} nudge.v1.SpikePacket.$Shape
             */

            /**
             * Constructs a new SpikePacket.
             * @memberof nudge.v1
             * @classdesc Represents a SpikePacket.
             * @constructor
             * @param {nudge.v1.SpikePacket.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SpikePacket = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SpikePacket population.
             * @member {number} population
             * @memberof nudge.v1.SpikePacket
             * @instance
             */
            SpikePacket.prototype.population = 0;

            /**
             * SpikePacket sample.
             * @member {number} sample
             * @memberof nudge.v1.SpikePacket
             * @instance
             */
            SpikePacket.prototype.sample = 0;

            /**
             * SpikePacket firstTick.
             * @member {number} firstTick
             * @memberof nudge.v1.SpikePacket
             * @instance
             */
            SpikePacket.prototype.firstTick = 0;

            /**
             * SpikePacket count.
             * @member {number} count
             * @memberof nudge.v1.SpikePacket
             * @instance
             */
            SpikePacket.prototype.count = 0;

            /**
             * SpikePacket layout.
             * @member {nudge.v1.SpikeLayout} layout
             * @memberof nudge.v1.SpikePacket
             * @instance
             */
            SpikePacket.prototype.layout = 0;

            /**
             * SpikePacket data.
             * @member {Uint8Array} data
             * @memberof nudge.v1.SpikePacket
             * @instance
             */
            SpikePacket.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified SpikePacket message. Does not implicitly {@link nudge.v1.SpikePacket.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.SpikePacket
             * @static
             * @param {nudge.v1.SpikePacket.$Properties} message SpikePacket message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SpikePacket.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.population != null && $Object.hasOwnProperty.call(message, "population") && message.population !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.population);
                if (message.sample != null && $Object.hasOwnProperty.call(message, "sample") && message.sample !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.sample);
                if (message.firstTick != null && $Object.hasOwnProperty.call(message, "firstTick") && message.firstTick !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.firstTick);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.count);
                if (message.layout != null && $Object.hasOwnProperty.call(message, "layout") && message.layout !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.layout);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SpikePacket message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.SpikePacket
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.SpikePacket & nudge.v1.SpikePacket.$Shape} SpikePacket
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SpikePacket.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.SpikePacket();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.population = value;
                            else
                                delete message.population;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sample = value;
                            else
                                delete message.sample;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.firstTick = value;
                            else
                                delete message.firstTick;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.layout = value;
                            else
                                delete message.layout;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SpikePacket;
        })();

        /**
         * Scope enum.
         * @name nudge.v1.Scope
         * @enum {number}
         * @property {number} SCOPE_UNSPECIFIED=0 SCOPE_UNSPECIFIED value
         * @property {number} SCOPE_CHIP=1 SCOPE_CHIP value
         * @property {number} SCOPE_POPULATION=2 SCOPE_POPULATION value
         * @property {number} SCOPE_PROJECTION=3 SCOPE_PROJECTION value
         */
        v1.Scope = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SCOPE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "SCOPE_CHIP"] = 1;
            values[valuesById[2] = "SCOPE_POPULATION"] = 2;
            values[valuesById[3] = "SCOPE_PROJECTION"] = 3;
            return values;
        })();

        /**
         * Counter enum.
         * @name nudge.v1.Counter
         * @enum {number}
         * @property {number} COUNTER_UNSPECIFIED=0 COUNTER_UNSPECIFIED value
         * @property {number} COUNTER_TICKS=1 COUNTER_TICKS value
         * @property {number} COUNTER_SPIKES=2 COUNTER_SPIKES value
         * @property {number} COUNTER_NEURON_UPDATES=3 COUNTER_NEURON_UPDATES value
         * @property {number} COUNTER_FORWARD_EVENTS=4 COUNTER_FORWARD_EVENTS value
         * @property {number} COUNTER_BACKWARD_EVENTS=5 COUNTER_BACKWARD_EVENTS value
         * @property {number} COUNTER_ACCUMULATOR_INCREMENTS=6 COUNTER_ACCUMULATOR_INCREMENTS value
         * @property {number} COUNTER_STORED_CHANGES=7 COUNTER_STORED_CHANGES value
         * @property {number} COUNTER_PROGRAMMING_PULSES=8 COUNTER_PROGRAMMING_PULSES value
         * @property {number} COUNTER_BIAS_CHANGES=9 COUNTER_BIAS_CHANGES value
         * @property {number} COUNTER_SET_PULSES=10 COUNTER_SET_PULSES value
         * @property {number} COUNTER_RESET_PULSES=11 COUNTER_RESET_PULSES value
         * @property {number} COUNTER_SENSES=12 COUNTER_SENSES value
         * @property {number} COUNTER_HIDDEN_UPDATES=13 COUNTER_HIDDEN_UPDATES value
         * @property {number} COUNTER_MISREADS=14 COUNTER_MISREADS value
         * @property {number} COUNTER_FAULT_HITS=15 COUNTER_FAULT_HITS value
         * @property {number} COUNTER_DROPPED_SPIKES=16 COUNTER_DROPPED_SPIKES value
         * @property {number} COUNTER_DELAYED_SPIKES=17 COUNTER_DELAYED_SPIKES value
         * @property {number} COUNTER_EXTRA_SPIKES=18 COUNTER_EXTRA_SPIKES value
         * @property {number} COUNTER_ANALOG_READS=19 COUNTER_ANALOG_READS value
         * @property {number} COUNTER_CONVERSIONS=20 COUNTER_CONVERSIONS value
         * @property {number} COUNTER_MULTIPLY_ADDS=21 COUNTER_MULTIPLY_ADDS value
         * @property {number} COUNTER_RATE_UPDATES=22 COUNTER_RATE_UPDATES value
         * @property {number} COUNTER_TRAP_MOVES=23 COUNTER_TRAP_MOVES value
         * @property {number} COUNTER_SIGNED_ADDS=31 COUNTER_SIGNED_ADDS value
         * @property {number} COUNTER_SETTLES=32 COUNTER_SETTLES value
         */
        v1.Counter = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "COUNTER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "COUNTER_TICKS"] = 1;
            values[valuesById[2] = "COUNTER_SPIKES"] = 2;
            values[valuesById[3] = "COUNTER_NEURON_UPDATES"] = 3;
            values[valuesById[4] = "COUNTER_FORWARD_EVENTS"] = 4;
            values[valuesById[5] = "COUNTER_BACKWARD_EVENTS"] = 5;
            values[valuesById[6] = "COUNTER_ACCUMULATOR_INCREMENTS"] = 6;
            values[valuesById[7] = "COUNTER_STORED_CHANGES"] = 7;
            values[valuesById[8] = "COUNTER_PROGRAMMING_PULSES"] = 8;
            values[valuesById[9] = "COUNTER_BIAS_CHANGES"] = 9;
            values[valuesById[10] = "COUNTER_SET_PULSES"] = 10;
            values[valuesById[11] = "COUNTER_RESET_PULSES"] = 11;
            values[valuesById[12] = "COUNTER_SENSES"] = 12;
            values[valuesById[13] = "COUNTER_HIDDEN_UPDATES"] = 13;
            values[valuesById[14] = "COUNTER_MISREADS"] = 14;
            values[valuesById[15] = "COUNTER_FAULT_HITS"] = 15;
            values[valuesById[16] = "COUNTER_DROPPED_SPIKES"] = 16;
            values[valuesById[17] = "COUNTER_DELAYED_SPIKES"] = 17;
            values[valuesById[18] = "COUNTER_EXTRA_SPIKES"] = 18;
            values[valuesById[19] = "COUNTER_ANALOG_READS"] = 19;
            values[valuesById[20] = "COUNTER_CONVERSIONS"] = 20;
            values[valuesById[21] = "COUNTER_MULTIPLY_ADDS"] = 21;
            values[valuesById[22] = "COUNTER_RATE_UPDATES"] = 22;
            values[valuesById[23] = "COUNTER_TRAP_MOVES"] = 23;
            values[valuesById[31] = "COUNTER_SIGNED_ADDS"] = 31;
            values[valuesById[32] = "COUNTER_SETTLES"] = 32;
            return values;
        })();

        v1.CounterRow = (function() {

            /**
             * Properties of a CounterRow.
             * @typedef {Object} nudge.v1.CounterRow.$Properties
             * @property {nudge.v1.Scope|null} [scope] CounterRow scope
             * @property {number|null} [id] CounterRow id
             * @property {nudge.v1.Counter|null} [counter] CounterRow counter
             * @property {number|Long|null} [value] CounterRow value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CounterRow.
             * @memberof nudge.v1
             * @interface ICounterRow
             * @augments nudge.v1.CounterRow.$Properties
             * @deprecated Use nudge.v1.CounterRow.$Properties instead.
             */

            /**
             * Shape of a CounterRow.
             * @typedef {nudge.v1.CounterRow.$Properties} nudge.v1.CounterRow.$Shape
             */

            /**
             * Constructs a new CounterRow.
             * @memberof nudge.v1
             * @classdesc Represents a CounterRow.
             * @constructor
             * @param {nudge.v1.CounterRow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CounterRow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CounterRow scope.
             * @member {nudge.v1.Scope} scope
             * @memberof nudge.v1.CounterRow
             * @instance
             */
            CounterRow.prototype.scope = 0;

            /**
             * CounterRow id.
             * @member {number} id
             * @memberof nudge.v1.CounterRow
             * @instance
             */
            CounterRow.prototype.id = 0;

            /**
             * CounterRow counter.
             * @member {nudge.v1.Counter} counter
             * @memberof nudge.v1.CounterRow
             * @instance
             */
            CounterRow.prototype.counter = 0;

            /**
             * CounterRow value.
             * @member {number|Long} value
             * @memberof nudge.v1.CounterRow
             * @instance
             */
            CounterRow.prototype.value = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified CounterRow message. Does not implicitly {@link nudge.v1.CounterRow.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.CounterRow
             * @static
             * @param {nudge.v1.CounterRow.$Properties} message CounterRow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CounterRow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scope != null && $Object.hasOwnProperty.call(message, "scope") && message.scope !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.scope);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.id);
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter") && message.counter !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.counter);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && (typeof message.value === "object" ? message.value.low || message.value.high : message.value !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CounterRow message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.CounterRow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.CounterRow & nudge.v1.CounterRow.$Shape} CounterRow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CounterRow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.CounterRow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.scope = value;
                            else
                                delete message.scope;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.counter = value;
                            else
                                delete message.counter;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CounterRow;
        })();

        v1.Telemetry = (function() {

            /**
             * Properties of a Telemetry.
             * @typedef {Object} nudge.v1.Telemetry.$Properties
             * @property {number|null} [offset] Telemetry offset
             * @property {number|null} [total] Telemetry total
             * @property {Array.<nudge.v1.CounterRow.$Properties>|null} [rows] Telemetry rows
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Telemetry.
             * @memberof nudge.v1
             * @interface ITelemetry
             * @augments nudge.v1.Telemetry.$Properties
             * @deprecated Use nudge.v1.Telemetry.$Properties instead.
             */

            /**
             * Shape of a Telemetry.
             * @typedef {nudge.v1.Telemetry.$Properties} nudge.v1.Telemetry.$Shape
             */

            /**
             * Constructs a new Telemetry.
             * @memberof nudge.v1
             * @classdesc Represents a Telemetry.
             * @constructor
             * @param {nudge.v1.Telemetry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Telemetry = function (properties) {
                this.rows = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Telemetry offset.
             * @member {number} offset
             * @memberof nudge.v1.Telemetry
             * @instance
             */
            Telemetry.prototype.offset = 0;

            /**
             * Telemetry total.
             * @member {number} total
             * @memberof nudge.v1.Telemetry
             * @instance
             */
            Telemetry.prototype.total = 0;

            /**
             * Telemetry rows.
             * @member {Array.<nudge.v1.CounterRow.$Properties>} rows
             * @memberof nudge.v1.Telemetry
             * @instance
             */
            Telemetry.prototype.rows = $util.emptyArray;

            /**
             * Encodes the specified Telemetry message. Does not implicitly {@link nudge.v1.Telemetry.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.Telemetry
             * @static
             * @param {nudge.v1.Telemetry.$Properties} message Telemetry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Telemetry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.offset);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && message.total !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.total);
                if (message.rows != null && message.rows.length)
                    for (let i = 0; i < message.rows.length; ++i)
                        $root.nudge.v1.CounterRow.encode(message.rows[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Telemetry message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.Telemetry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.Telemetry & nudge.v1.Telemetry.$Shape} Telemetry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Telemetry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.Telemetry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.rows && message.rows.length))
                                message.rows = [];
                            message.rows.push($root.nudge.v1.CounterRow.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Telemetry;
        })();

        /**
         * ErrorCode enum.
         * @name nudge.v1.ErrorCode
         * @enum {number}
         * @property {number} ERROR_CODE_UNSPECIFIED=0 ERROR_CODE_UNSPECIFIED value
         * @property {number} ERROR_CODE_MALFORMED=1 ERROR_CODE_MALFORMED value
         * @property {number} ERROR_CODE_UNSUPPORTED=2 ERROR_CODE_UNSUPPORTED value
         * @property {number} ERROR_CODE_TOO_BIG=3 ERROR_CODE_TOO_BIG value
         * @property {number} ERROR_CODE_BUSY=4 ERROR_CODE_BUSY value
         * @property {number} ERROR_CODE_BAD_STATE=5 ERROR_CODE_BAD_STATE value
         * @property {number} ERROR_CODE_RANGE=6 ERROR_CODE_RANGE value
         * @property {number} ERROR_CODE_NO_ROOM=7 ERROR_CODE_NO_ROOM value
         * @property {number} ERROR_CODE_DIVERGED=8 ERROR_CODE_DIVERGED value
         * @property {number} ERROR_CODE_INTERNAL=9 ERROR_CODE_INTERNAL value
         */
        v1.ErrorCode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ERROR_CODE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ERROR_CODE_MALFORMED"] = 1;
            values[valuesById[2] = "ERROR_CODE_UNSUPPORTED"] = 2;
            values[valuesById[3] = "ERROR_CODE_TOO_BIG"] = 3;
            values[valuesById[4] = "ERROR_CODE_BUSY"] = 4;
            values[valuesById[5] = "ERROR_CODE_BAD_STATE"] = 5;
            values[valuesById[6] = "ERROR_CODE_RANGE"] = 6;
            values[valuesById[7] = "ERROR_CODE_NO_ROOM"] = 7;
            values[valuesById[8] = "ERROR_CODE_DIVERGED"] = 8;
            values[valuesById[9] = "ERROR_CODE_INTERNAL"] = 9;
            return values;
        })();

        v1.ChipError = (function() {

            /**
             * Properties of a ChipError.
             * @typedef {Object} nudge.v1.ChipError.$Properties
             * @property {nudge.v1.ErrorCode|null} [code] ChipError code
             * @property {boolean|null} [retryable] ChipError retryable
             * @property {string|null} [message] ChipError message
             * @property {string|null} [path] ChipError path
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChipError.
             * @memberof nudge.v1
             * @interface IChipError
             * @augments nudge.v1.ChipError.$Properties
             * @deprecated Use nudge.v1.ChipError.$Properties instead.
             */

            /**
             * Shape of a ChipError.
             * @typedef {nudge.v1.ChipError.$Properties} nudge.v1.ChipError.$Shape
             */

            /**
             * Constructs a new ChipError.
             * @memberof nudge.v1
             * @classdesc Represents a ChipError.
             * @constructor
             * @param {nudge.v1.ChipError.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChipError = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChipError code.
             * @member {nudge.v1.ErrorCode} code
             * @memberof nudge.v1.ChipError
             * @instance
             */
            ChipError.prototype.code = 0;

            /**
             * ChipError retryable.
             * @member {boolean} retryable
             * @memberof nudge.v1.ChipError
             * @instance
             */
            ChipError.prototype.retryable = false;

            /**
             * ChipError message.
             * @member {string} message
             * @memberof nudge.v1.ChipError
             * @instance
             */
            ChipError.prototype.message = "";

            /**
             * ChipError path.
             * @member {string} path
             * @memberof nudge.v1.ChipError
             * @instance
             */
            ChipError.prototype.path = "";

            /**
             * Encodes the specified ChipError message. Does not implicitly {@link nudge.v1.ChipError.verify|verify} messages.
             * @function encode
             * @memberof nudge.v1.ChipError
             * @static
             * @param {nudge.v1.ChipError.$Properties} message ChipError message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChipError.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                if (message.retryable != null && $Object.hasOwnProperty.call(message, "retryable") && message.retryable !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.retryable);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.path);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChipError message from the specified reader or buffer.
             * @function decode
             * @memberof nudge.v1.ChipError
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {nudge.v1.ChipError & nudge.v1.ChipError.$Shape} ChipError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChipError.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.nudge.v1.ChipError();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.retryable = value;
                            else
                                delete message.retryable;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChipError;
        })();

        return v1;
    })();

    return nudge;
})();

export {
  $root as default
};
